import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z_h, a_h, z_o, a_o = cache
    W = params["weights_hidden_output"]
    delta_o = 2 * (a_o - y) / y.size * sigmoid_derivative(z_o)
    delta_h = np.matmul(delta_o, W.T) * sigmoid_derivative(z_h)
    # dz/db = 1, so the bias gradient is the delta
    return {
        "weights_input_hidden": np.matmul(delta_h.T, X),
        "bias_hidden": delta_h * 1,
        "weights_hidden_output": np.matmul(delta_o.T, a_h),
        "bias_output": delta_o * 1,
    }
