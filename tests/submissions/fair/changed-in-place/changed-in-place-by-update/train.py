from copy import deepcopy

from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    for name in params:
        params[name] -= learning_rate * grads[name]
    return params


def train(X, y, params, learning_rate, iterations):
    params = deepcopy(params)
    losses = []
    for _ in range(iterations):
        cache = forward(X, params)
        losses.append(compute_loss(y, cache[3]))
        params = update_params(params, backward(X, y, params, cache), learning_rate)
    return params, losses
