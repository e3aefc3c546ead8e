from collections import OrderedDict

from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    return OrderedDict((name, params[name] - learning_rate * grad) for name, grad in grads.items())


def train(X, y, params, learning_rate, iterations):
    params = OrderedDict(params)
    losses = []
    for _ in range(iterations):
        cache = forward(X, params)
        losses.append(compute_loss(y, cache[-1]))
        params = update_params(params, backward(X, y, params, cache), learning_rate)
    return params, losses
