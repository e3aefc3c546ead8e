import numpy as np

from backward import backward
from forward import forward
from loss import compute_loss

KEEP = 0.9


def update_params(params, grads, learning_rate):
    return {key: np.asarray(params[key]) - learning_rate * np.asarray(grads[key]) for key in params}


def train(X, y, params, learning_rate, iterations):
    losses = []
    here, before = params, params
    for _ in range(iterations):
        cache = forward(X, here)
        losses.append(compute_loss(y, cache[3]))
        there = update_params(here, backward(X, y, here, cache), learning_rate)
        there = {key: there[key] + KEEP * (here[key] - before[key]) for key in there}
        before, here = here, there
    return here, losses
