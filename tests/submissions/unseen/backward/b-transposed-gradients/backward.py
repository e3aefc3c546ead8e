import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    # everything as columns, like on the slides
    x = X.T
    t = y.T
    z1, a1, z2, a2 = (c.T for c in cache)
    n = t.size
    delta2 = 2.0 / n * (a2 - t) * sigmoid_derivative(z2)
    delta1 = (params["weights_hidden_output"] @ delta2) * sigmoid_derivative(z1)
    return {
        "weights_input_hidden": delta1 @ x.T,
        "bias_hidden": np.sum(delta1, axis=1, keepdims=True),
        "weights_hidden_output": delta2 @ a1.T,
        "bias_output": np.sum(delta2, axis=1, keepdims=True),
    }
