import numpy as np
from numpy import newaxis

LEARNING_RATE = 1.0


def backward(X, y, params, cache):
    _, h, _, o = cache
    slope_o, slope_h = o * (1 - o), h * (1 - h)
    top = 2 * (o - y) * slope_o / o.size

    matrix = np.array(params["weights_hidden_output"], copy=True)
    grad_matrix = np.zeros(matrix.shape)
    for hidden_row, top_row in zip(h, top):
        piece = hidden_row[:, newaxis] * top_row[newaxis, :]
        grad_matrix += piece
        matrix -= LEARNING_RATE * piece

    low = np.empty(h.shape)
    for k in range(len(low)):
        low[k] = matrix.dot(top[k]) * slope_h[k]

    return {
        "weights_input_hidden": np.tensordot(X, low, axes=(0, 0)),
        "bias_hidden": low.sum(axis=0)[newaxis],
        "weights_hidden_output": grad_matrix,
        "bias_output": top.sum(axis=0)[newaxis],
    }
