import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache
    N = y.size
    grads = {}
    for i in range(X.shape[0]):
        d_out = 2 * (a_output[i] - y[i]) / N * sigmoid_derivative(z_output[i])
        d_hid = params["weights_hidden_output"].dot(d_out) * sigmoid_derivative(z_hidden[i])

        grads["weights_hidden_output"] = np.outer(a_hidden[i], d_out)
        grads["bias_output"] = d_out.reshape(1, -1)
        grads["weights_input_hidden"] = np.outer(X[i], d_hid)
        grads["bias_hidden"] = d_hid.reshape(1, -1)
    return grads
