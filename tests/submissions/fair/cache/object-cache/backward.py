import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    output, hidden = cache.output, cache.hidden
    output_delta = 2 * (output.a - y) / np.size(y) * sigmoid_derivative(output.z)
    hidden_delta = output_delta @ params["weights_hidden_output"].T * sigmoid_derivative(hidden.z)
    return {
        "weights_input_hidden": X.T @ hidden_delta,
        "bias_hidden": hidden_delta.sum(axis=0, keepdims=True),
        "weights_hidden_output": hidden.a.T @ output_delta,
        "bias_output": output_delta.sum(axis=0, keepdims=True),
    }
