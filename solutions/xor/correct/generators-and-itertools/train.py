from itertools import count, islice

from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    return dict(map(lambda name: (name, params[name] - learning_rate * grads[name]), params))


def descend(X, y, params, learning_rate):
    """Endless: yields the params after a step, and the loss before it."""
    for _ in count():
        cache = forward(X, params)
        loss = compute_loss(y, cache[-1])
        params = update_params(params, backward(X, y, params, cache), learning_rate)
        yield params, loss


def train(X, y, params, learning_rate, iterations):
    losses = []
    for params, loss in islice(descend(X, y, params, learning_rate), iterations):
        losses.append(loss)
    return params, losses
