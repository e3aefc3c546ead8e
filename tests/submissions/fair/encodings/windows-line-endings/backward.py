import numpy as np
from sigmoid import sigmoid_derivative

def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache

    # output layer
    error = a_output - y
    d_output = 2 * error / error.size * sigmoid_derivative(z_output)

    # hidden layer
    d_hidden = np.dot(d_output, params["weights_hidden_output"].T) * sigmoid_derivative(z_hidden)

    return {
        "weights_input_hidden": np.dot(X.T, d_hidden),
        "bias_hidden": np.sum(d_hidden, axis=0, keepdims=True),
        "weights_hidden_output": np.dot(a_hidden.T, d_output),
        "bias_output": np.sum(d_output, axis=0, keepdims=True),
    }
