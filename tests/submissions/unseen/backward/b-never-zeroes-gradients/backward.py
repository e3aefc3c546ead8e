import numpy as np

from sigmoid import sigmoid_derivative


class Grads:
    store = None


def backward(X, y, params, cache):
    z1, a1, z2, a2 = cache
    if Grads.store is None or any(Grads.store[k].shape != params[k].shape for k in params):
        Grads.store = {k: np.zeros(params[k].shape) for k in params}
    g = Grads.store
    d2 = 2 * (a2 - y) / y.size * sigmoid_derivative(z2)
    d1 = np.dot(d2, params["weights_hidden_output"].T) * sigmoid_derivative(z1)
    g["weights_hidden_output"] += np.dot(a1.T, d2)
    g["bias_output"] += d2.sum(axis=0)
    g["weights_input_hidden"] += np.dot(X.T, d1)
    g["bias_hidden"] += d1.sum(axis=0)
    return {k: v.copy() for k, v in g.items()}
