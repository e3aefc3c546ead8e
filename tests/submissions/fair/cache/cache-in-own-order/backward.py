import numpy as np
from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    a_output, z_output, a_hidden, z_hidden = cache
    delta = 2 * (a_output - y) / y.size * sigmoid_derivative(z_output)
    grads = {"bias_output": np.sum(delta, axis=0, keepdims=True),
             "weights_hidden_output": np.dot(a_hidden.T, delta)}
    delta = np.dot(delta, params["weights_hidden_output"].T) * sigmoid_derivative(z_hidden)
    grads["bias_hidden"] = np.sum(delta, axis=0, keepdims=True)
    grads["weights_input_hidden"] = np.dot(X.T, delta)
    return grads
