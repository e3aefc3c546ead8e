import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z1, a1, z2, a2 = cache
    w_out = params["weights_hidden_output"][:, 0]
    d_out = 2 * (a2 - y) / y.size * sigmoid_derivative(z2)
    d_hid = np.zeros(z1.shape)
    for j in range(z1.shape[1]):
        d_hid[:, j] = d_out[:, 0] * w_out[j] * sigmoid_derivative(z1[:, j])
    return {
        "weights_input_hidden": X.T.dot(d_hid),
        "bias_hidden": d_hid.sum(axis=0)[np.newaxis, :],
        "weights_hidden_output": a1.T.dot(d_out),
        "bias_output": d_out.sum(axis=0)[np.newaxis, :],
    }
