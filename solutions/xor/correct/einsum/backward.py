from numpy import einsum
from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache
    error = 2 / a_output.size * (a_output - y)
    slope_o = sigmoid_derivative(z_output)
    slope_h = sigmoid_derivative(z_hidden)
    W = params["weights_hidden_output"]
    return {
        "weights_input_hidden": einsum("bo, bo, ho, bh, bi -> ih", error, slope_o, W, slope_h, X),
        "bias_hidden": einsum("bo, bo, ho, bh -> h", error, slope_o, W, slope_h)[None],
        "weights_hidden_output": einsum("bo, bo, bh -> ho", error, slope_o, a_hidden),
        "bias_output": einsum("bo, bo -> o", error, slope_o)[None],
    }
