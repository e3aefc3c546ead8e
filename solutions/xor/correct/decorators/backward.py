import numpy as np

from decorators import timed
from sigmoid import sigmoid_derivative


@timed
def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache

    def bias_gradient(delta):
        return np.mean(delta, axis=0, keepdims=True) * len(delta)

    output_delta = np.divide(2 * (a_output - y), y.size) * sigmoid_derivative(z_output)
    hidden_delta = np.inner(output_delta, params["weights_hidden_output"]) * sigmoid_derivative(z_hidden)
    return {
        "weights_input_hidden": np.dot(X.T, hidden_delta),
        "bias_hidden": bias_gradient(hidden_delta),
        "weights_hidden_output": np.dot(a_hidden.T, output_delta),
        "bias_output": bias_gradient(output_delta),
    }
