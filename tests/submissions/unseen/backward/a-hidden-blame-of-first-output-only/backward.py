import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache
    w2 = params["weights_hidden_output"]

    d_output = (a_output - y) * 2 / y.size * sigmoid_derivative(z_output)
    d_hidden = np.zeros(z_hidden.shape)
    for row in range(len(X)):
        for j in range(z_hidden.shape[1]):
            d_hidden[row, j] = d_output[row, 0] * w2[j, 0]
    d_hidden = d_hidden * sigmoid_derivative(z_hidden)

    return {
        "weights_input_hidden": X.T @ d_hidden,
        "bias_hidden": d_hidden.sum(axis=0, keepdims=True),
        "weights_hidden_output": a_hidden.T @ d_output,
        "bias_output": d_output.sum(axis=0, keepdims=True),
    }
