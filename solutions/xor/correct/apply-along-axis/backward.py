import numpy as np
from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z1, a1, z2, a2 = cache
    W2 = params["weights_hidden_output"]
    d2 = 2 * (a2 - y) / a2.size * sigmoid_derivative(z2)
    d1 = (d2 @ W2.T) * sigmoid_derivative(z1)
    total = lambda d: np.apply_over_axes(np.sum, d, [0])
    return {
        "weights_input_hidden": np.apply_along_axis(lambda column: column @ d1, 0, X).T,
        "bias_hidden": total(d1),
        "weights_hidden_output": np.apply_along_axis(lambda column: column @ d2, 0, a1).T,
        "bias_output": total(d2),
    }
