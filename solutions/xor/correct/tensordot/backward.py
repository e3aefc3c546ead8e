import numpy as np
from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z_h, a_h, z_o, a_o = cache
    rows = np.ones((1, a_o.shape[0]))
    ROW, COL = 0, 1
    d_o = 2.0 / a_o.size * (a_o - y) * sigmoid_derivative(z_o)
    # contract the output axis of the blame with the output axis of the weights
    d_h = np.tensordot(d_o, params["weights_hidden_output"], axes=(COL, COL)) * sigmoid_derivative(z_h)
    return dict(
        weights_input_hidden=np.tensordot(X, d_h, axes=(ROW, ROW)),
        bias_hidden=np.tensordot(rows, d_h, axes=(COL, ROW)),
        weights_hidden_output=np.tensordot(a_h, d_o, axes=(ROW, ROW)),
        bias_output=np.tensordot(rows, d_o, axes=(COL, ROW)),
    )
