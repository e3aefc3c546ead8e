import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache

    output_delta = 2 * (a_output - y) / y.size * sigmoid_derivative(z_output)
    hidden_delta = output_delta @ params["weights_hidden_output"].T * sigmoid_derivative(z_hidden)

    # save memory
    output_delta = output_delta.astype(np.float32)
    hidden_delta = hidden_delta.astype(np.float32)

    return {
        "weights_input_hidden": X.astype(np.float32).T @ hidden_delta,
        "bias_hidden": hidden_delta.sum(axis=0, keepdims=True),
        "weights_hidden_output": a_hidden.astype(np.float32).T @ output_delta,
        "bias_output": output_delta.sum(axis=0, keepdims=True),
    }
