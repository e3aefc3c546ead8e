import numpy as np
from sigmoid import sigmoid_derivative

def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache
    error = y - a_output
    output_delta = 2 * error / error.size * sigmoid_derivative(z_output)
    hidden_delta = np.dot(output_delta, params["weights_hidden_output"].T) * sigmoid_derivative(z_hidden)
    grads = {}
    grads["weights_input_hidden"] = np.dot(X.T, hidden_delta)
    grads["bias_hidden"] = np.sum(hidden_delta, axis=0, keepdims=True)
    grads["weights_hidden_output"] = np.dot(a_hidden.T, output_delta)
    grads["bias_output"] = np.sum(output_delta, axis=0, keepdims=True)
    return grads
