import numpy as np
from sigmoid import sigmoid_derivative

LD = np.longdouble


def backward(X, y, params, cache):
    X, y, z1, a1, z2, a2 = [np.asarray(v).astype(LD) for v in (X, y, *cache)]
    d2 = LD(2) * (a2 - y) / LD(a2.size) * sigmoid_derivative(z2.astype(np.float64))
    d1 = d2 @ params["weights_hidden_output"].astype(LD).T * sigmoid_derivative(z1.astype(np.float64))
    exact = {
        "weights_input_hidden": X.T @ d1,
        "bias_hidden": d1.sum(axis=0, keepdims=True),
        "weights_hidden_output": a1.T @ d2,
        "bias_output": d2.sum(axis=0, keepdims=True),
    }
    return {k: v.astype(np.float64) for k, v in exact.items()}
