import numpy as np

from backward import backward
from forward import forward
from loss import compute_loss


def _descend(value, slope, rate=1.0):
    return np.subtract(value, np.multiply(rate, slope))


def update_params(params, grads, learning_rate):
    return {name: _descend(params[name], grads[name]) for name in sorted(params)}


def train(X, y, params, learning_rate, iterations):
    history = []

    def step(current):
        cache = forward(X, current)
        history.append(float(compute_loss(y, cache[-1])))
        return update_params(current, backward(X, y, current, cache), learning_rate)

    for _ in range(iterations):
        params = step(params)
    return params, history
