import numpy as np
from sigmoid import sigmoid_derivative

def backward(X, y, params, cache):
    z_h, a_h, z_o, a_o = cache
    d_o = (2 / y.size) * (a_o - y) * sigmoid_derivative(z_o)
    d_h = (d_o @ params["weights_hidden_output"].T) * sigmoid_derivative(z_h)
    return {
        "weights_input_hidden": X.T @ d_h,
        "bias_hidden": np.zeros_like(params["bias_hidden"]),
        "weights_hidden_output": a_h.T @ d_o,
        "bias_output": np.zeros_like(params["bias_output"]),
    }
