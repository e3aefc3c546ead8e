import numpy as np
from records import pack, unpack
from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    p = pack(params)
    c = pack(dict(zip(("z_hidden", "a_hidden", "z_output", "a_output"), cache)))
    g = np.zeros((), dtype=p.dtype)                       # the same fields as the parameters
    d_output = 2.0 * (c["a_output"] - y) / c["a_output"].size * sigmoid_derivative(c["z_output"])
    d_hidden = d_output @ p["weights_hidden_output"].T * sigmoid_derivative(c["z_hidden"])
    g["weights_input_hidden"] = np.transpose(X) @ d_hidden
    g["bias_hidden"] = d_hidden.sum(axis=0, keepdims=True)
    g["weights_hidden_output"] = c["a_hidden"].T @ d_output
    g["bias_output"] = d_output.sum(axis=0, keepdims=True)
    return unpack(g)
