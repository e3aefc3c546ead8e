import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    zs_hidden, hiddens, zs_output, outputs = cache
    m, n_out = y.shape

    gW1 = np.zeros_like(params["weights_input_hidden"])
    gb1 = np.zeros_like(params["bias_hidden"])
    gW2 = np.zeros_like(params["weights_hidden_output"])
    gb2 = np.zeros_like(params["bias_output"])

    # examples 1 to m
    for t in range(1, m):
        e = (outputs[t] - y[t]) * 2 / (m * n_out)
        d2 = e * sigmoid_derivative(zs_output[t])
        d1 = (params["weights_hidden_output"] @ d2) * sigmoid_derivative(zs_hidden[t])
        gW2 += np.outer(hiddens[t], d2)
        gb2 += d2
        gW1 += np.outer(X[t], d1)
        gb1 += d1
    return {"weights_input_hidden": gW1, "bias_hidden": gb1,
            "weights_hidden_output": gW2, "bias_output": gb2}
