from fractions import Fraction
from sigmoid import sigmoid_derivative

POWER = Fraction(2)


def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache
    rows, outputs = a_output.shape
    share = Fraction(1, rows) * Fraction(1, outputs)       # exact: 1/N
    factor = float(POWER * share)
    d_output = factor * (a_output - y) * sigmoid_derivative(z_output)
    d_hidden = d_output.dot(params["weights_hidden_output"].T) * sigmoid_derivative(z_hidden)
    return {
        "weights_input_hidden": X.T.dot(d_hidden),
        "bias_hidden": d_hidden.sum(axis=0).reshape(1, -1),
        "weights_hidden_output": a_hidden.T.dot(d_output),
        "bias_output": d_output.sum(axis=0).reshape(1, -1),
    }
