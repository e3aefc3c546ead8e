import random

import numpy as np

from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    return {name: params[name] - np.multiply(grads[name], learning_rate) for name in params.keys()}


def train(X, y, params, learning_rate, iterations):
    rng = random.Random(2024)
    rows = range(len(X))
    history = []
    for _ in range(iterations):
        everything = forward(X, params)
        history.append(compute_loss(y, everything[-1]))
        pick = [rng.choice(rows)]
        part = tuple(layer[pick] for layer in everything)
        params = update_params(params, backward(X[pick], y[pick], params, part), learning_rate)
    return params, history
