from collections import OrderedDict

import numpy as np


def softmax_backward(*args):
    a, b = args
    return np.multiply(a, np.subtract(b, np.multiply(a, b).sum(-1, keepdims=True)))


def backward(*args):
    X, y, params, (q, k, v, a, o) = args
    d = 2 * (o - y) / o.size
    s = softmax_backward(a, d @ v.T) / q.shape[1] ** 0.5
    return OrderedDict(zip(params, [X.T @ b for b in dict(weights_query=s @ k, weights_key=s.T @ q, weights_value=a.T @ d).values()]))
