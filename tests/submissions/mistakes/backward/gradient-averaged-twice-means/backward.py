import numpy as np
from sigmoid import sigmoid_derivative

def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache
    m = X.shape[0]
    output_error = 2 * (a_output - y) / y.size
    output_delta = output_error * sigmoid_derivative(z_output)
    hidden_error = np.dot(output_delta, params["weights_hidden_output"].T)
    hidden_delta = hidden_error * sigmoid_derivative(z_hidden)
    return {
        "weights_input_hidden": np.dot(X.T, hidden_delta) / m,
        "bias_hidden": np.mean(hidden_delta, axis=0, keepdims=True),
        "weights_hidden_output": np.dot(a_hidden.T, output_delta) / m,
        "bias_output": np.mean(output_delta, axis=0, keepdims=True),
    }
