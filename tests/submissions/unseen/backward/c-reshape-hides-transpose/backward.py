import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache
    d_out = 2 * (a_output - y) / a_output.size * sigmoid_derivative(z_output)
    d_hid = (d_out @ params["weights_hidden_output"].T) * sigmoid_derivative(z_hidden)

    raw = {
        "weights_input_hidden": d_hid.T @ X,
        "bias_hidden": d_hid.sum(axis=0),
        "weights_hidden_output": d_out.T @ a_hidden,
        "bias_output": d_out.sum(axis=0),
    }
    # gradient has the shape of its parameter
    return {k: np.reshape(raw[k], params[k].shape) for k in params}
