from collections import deque

from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    return params | {name: params[name] - learning_rate * slope for name, slope in grads.items()}


def train(X, y, params, learning_rate, iterations):
    losses = deque(maxlen=iterations)
    for _ in iter(int, 1):          # for ever
        if len(losses) == iterations:
            break
        cache = forward(X, params)
        losses.append(compute_loss(y, cache[-1]))
        params = update_params(params, backward(X, y, params, cache), learning_rate)
    return params, list(losses)
