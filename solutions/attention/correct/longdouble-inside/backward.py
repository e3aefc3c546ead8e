import numpy as np


def softmax_backward(attention, blame):
    a, b = np.asarray(attention, np.longdouble), np.asarray(blame, np.longdouble)
    return np.asarray(a * (b - (a * b).sum(axis=1, keepdims=True)), np.float64)


def backward(X, y, params, cache):
    q, k, v, a, o = (np.asarray(array, np.longdouble) for array in cache)
    X = np.asarray(X, np.longdouble)
    d = 2 * (o - y) / o.size
    da = d @ v.T
    s = a * (da - (a * da).sum(axis=1, keepdims=True)) / np.sqrt(np.longdouble(q.shape[1]))
    exact = {"weights_query": X.T @ (s @ k), "weights_key": X.T @ (s.T @ q), "weights_value": X.T @ (a.T @ d)}
    return {name: array.astype(float) for name, array in exact.items()}
