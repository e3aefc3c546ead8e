import numpy as np
from kahan import product, sum_rows
from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z1, a1, z2, a2 = cache
    d2 = 2.0 * (a2 - y) / a2.size * sigmoid_derivative(z2)
    d1 = product(d2, params["weights_hidden_output"].T) * sigmoid_derivative(z1)
    return {
        "weights_input_hidden": product(np.transpose(X), d1),
        "bias_hidden": sum_rows(d1),
        "weights_hidden_output": product(np.transpose(a1), d2),
        "bias_output": sum_rows(d2),
    }
