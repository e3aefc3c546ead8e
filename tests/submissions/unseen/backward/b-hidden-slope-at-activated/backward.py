import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    hidden_in, hidden, output_in, output = cache
    output_error = 2 * (output - y) / y.size
    output_delta = output_error * sigmoid_derivative(output_in)
    hidden_error = output_delta.dot(params["weights_hidden_output"].T)
    hidden_delta = hidden_error * sigmoid_derivative(hidden)

    grads = {}
    grads["weights_hidden_output"] = hidden.T.dot(output_delta)
    grads["bias_output"] = np.sum(output_delta, axis=0).reshape(1, -1)
    grads["weights_input_hidden"] = X.T.dot(hidden_delta)
    grads["bias_hidden"] = np.sum(hidden_delta, axis=0).reshape(1, -1)
    return grads
