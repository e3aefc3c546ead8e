import numpy as np

_memo = {}


def sigmoid(x):
    x = np.asarray(x, dtype=float)
    key = (x.shape, x.tobytes())
    if key not in _memo:
        if len(_memo) > 500:
            _memo.clear()
        _memo[key] = 1 / (1 + np.exp(-x))
    return _memo[key].copy()


def sigmoid_derivative(x):
    s = sigmoid(x)      # usually known from the forward pass
    return s * (1 - s)
