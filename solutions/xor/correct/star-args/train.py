from collections import OrderedDict

from backward import KEYS, backward
from forward import forward
from loss import compute_loss


def update_params(*args):
    params, grads, rate = args
    return OrderedDict(zip(KEYS, [params[k] - rate * grads[k] for k in KEYS]))


def train(*args):
    *data, params, rate, iterations = args
    X, y = data
    history = []
    for _ in [None] * iterations:
        cache = forward(X, params)
        history.append(compute_loss(y, cache[-1]))
        params = update_params(params, backward(X, y, params, cache), rate)
    return params, history
