import numpy as np
from iterate import elementwise, product
from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z1, a1, z2, a2 = cache
    n = a2.size
    d2 = elementwise(lambda p, t, slope: 2.0 * (p - t) * slope / n, a2, y, sigmoid_derivative(z2))
    back = product(d2, params["weights_hidden_output"].T)
    d1 = elementwise(np.multiply, back, sigmoid_derivative(z1))
    return {
        "weights_input_hidden": product(np.transpose(X), d1),
        "bias_hidden": d1.sum(axis=0, keepdims=True),
        "weights_hidden_output": product(a1.T, d2),
        "bias_output": d2.sum(axis=0, keepdims=True),
    }
