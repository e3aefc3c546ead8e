import numpy as np

from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    return {name: params[name] - learning_rate * grads[name] for name in params}


def train(X, y, params, learning_rate, iterations):
    history = []
    for step in range(iterations):
        cache = forward(X, params)
        history.append(compute_loss(y, cache[3]))
        updated = update_params(params, backward(X, y, params, cache), learning_rate)
        for name in updated:
            params[name] = updated[name]
    return params, history
