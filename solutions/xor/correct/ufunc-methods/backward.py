import numpy as np
from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache
    per_element = np.true_divide(2.0, np.multiply.reduce(np.shape(a_output)))
    delta_output = np.multiply.reduce(
        [np.subtract(a_output, y), sigmoid_derivative(z_output), np.full_like(a_output, per_element)], axis=0
    )
    delta_hidden = np.multiply(
        np.matmul(delta_output, np.transpose(params["weights_hidden_output"])), sigmoid_derivative(z_hidden)
    )
    # the weights: all outer products of a row, then reduced over the rows
    by_row = np.multiply(np.expand_dims(X, 2), np.expand_dims(delta_hidden, 1))
    by_row_out = np.multiply(np.expand_dims(a_hidden, 2), np.expand_dims(delta_output, 1))
    return {
        "weights_input_hidden": np.add.reduce(by_row, axis=0),
        "bias_hidden": np.add.reduce(delta_hidden, axis=0, keepdims=True),
        "weights_hidden_output": np.add.reduce(by_row_out, axis=0),
        "bias_output": np.add.reduce(delta_output, axis=0, keepdims=True),
    }
