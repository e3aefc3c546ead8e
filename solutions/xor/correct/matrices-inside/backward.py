import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache
    one = np.asmatrix(np.ones((1, len(X))))
    delta_output = np.asmatrix(2 * (a_output - y) / y.size * sigmoid_derivative(z_output))
    delta_hidden = np.asmatrix(np.multiply(
        delta_output * np.asmatrix(params["weights_hidden_output"]).T, sigmoid_derivative(z_hidden)))
    grads = {
        "weights_input_hidden": np.asmatrix(X).T * delta_hidden,
        "bias_hidden": one * delta_hidden,
        "weights_hidden_output": np.asmatrix(a_hidden).T * delta_output,
        "bias_output": one * delta_output,
    }
    return {name: np.array(matrix) for name, matrix in grads.items()}
