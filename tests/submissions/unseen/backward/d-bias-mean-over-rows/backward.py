import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z1, a1, z2, a2 = cache
    N = a2.size
    d2 = (2.0 / N) * (a2 - y) * sigmoid_derivative(z2)
    d1 = np.dot(d2, np.transpose(params["weights_hidden_output"])) * sigmoid_derivative(z1)

    gW2 = np.dot(np.transpose(a1), d2)
    gb2 = np.mean(d2, axis=0, keepdims=True)
    gW1 = np.dot(np.transpose(X), d1)
    gb1 = np.mean(d1, axis=0, keepdims=True)

    return {
        "weights_input_hidden": gW1,
        "bias_hidden": gb1,
        "weights_hidden_output": gW2,
        "bias_output": gb2,
    }
