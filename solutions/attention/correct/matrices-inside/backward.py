import numpy as np


def softmax_backward(attention, blame):
    a, b = np.asarray(attention), np.asarray(blame)
    return a * (b - np.asarray(np.matrix(a * b).sum(axis=1)))


def backward(X, y, params, cache):
    q, k, v, a, o = map(np.matrix, cache)
    X = np.matrix(X)
    d = 2 * (o - y) / o.size
    s = np.matrix(softmax_backward(a, d * v.T)) / np.sqrt(k.shape[1])
    grads = {"weights_query": X.T * s * k, "weights_key": X.T * s.T * q, "weights_value": X.T * a.T * d}
    return {name: np.array(grad) for name, grad in grads.items()}
