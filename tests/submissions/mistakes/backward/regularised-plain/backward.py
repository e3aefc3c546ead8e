import numpy as np
from sigmoid import sigmoid_derivative

def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache
    W1 = params["weights_input_hidden"]
    W2 = params["weights_hidden_output"]
    output_delta = 2 * (a_output - y) / y.size * sigmoid_derivative(z_output)
    hidden_delta = np.dot(output_delta, W2.T) * sigmoid_derivative(z_hidden)
    return {
        "weights_input_hidden": np.dot(X.T, hidden_delta) + 0.01 * W1,
        "bias_hidden": np.sum(hidden_delta, axis=0, keepdims=True),
        "weights_hidden_output": np.dot(a_hidden.T, output_delta) + 0.01 * W2,
        "bias_output": np.sum(output_delta, axis=0, keepdims=True),
    }
