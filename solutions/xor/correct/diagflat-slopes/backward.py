import numpy as np
from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache
    to_hidden = params["weights_hidden_output"].T
    slopes_output, slopes_hidden = sigmoid_derivative(z_output), sigmoid_derivative(z_hidden)
    blame_output, blame_hidden = [], []
    for row, error in enumerate(a_output - y):
        d = (error * (2 / a_output.size)) @ np.diagflat(slopes_output[row])
        blame_output.append(d)
        blame_hidden.append(d @ to_hidden @ np.diagflat(slopes_hidden[row]))
    blame_output, blame_hidden = np.vstack(blame_output), np.vstack(blame_hidden)
    return {
        "weights_input_hidden": np.asarray(X).T @ blame_hidden,
        "bias_hidden": np.sum(blame_hidden, axis=0, keepdims=True),
        "weights_hidden_output": a_hidden.T @ blame_output,
        "bias_output": np.sum(blame_output, axis=0, keepdims=True),
    }
