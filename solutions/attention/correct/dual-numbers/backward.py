import numpy as np

from dual import constant, variables


def softmax_backward(attention, blame):
    return np.stack([(np.diag(a) - np.outer(a, a)) @ b for a, b in zip(attention, blame)])


def backward(X, y, params, cache):
    W, X = dict(variables(params)), constant(X)
    q, k, v = (X @ W[name] for name in ("weights_query", "weights_key", "weights_value"))
    m, n_key = q.value.shape
    a = (q @ k.turn() * (1 / np.sqrt(n_key))).share(np.tri(m, dtype=bool))
    error = a @ v - y
    slopes = (error * error).mean().slope
    parts = np.split(slopes, np.cumsum([array.size for array in params.values()])[:-1])
    return {name: part.reshape(params[name].shape) for name, part in zip(params, parts)}
