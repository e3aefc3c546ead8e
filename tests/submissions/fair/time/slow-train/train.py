import copy
import json

import numpy as np

from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    new_params = copy.deepcopy(params)
    for name in new_params:
        rows, columns = new_params[name].shape
        for i in range(rows):
            for j in range(columns):
                new_params[name][i, j] = params[name][i, j] - learning_rate * grads[name][i, j]
    return new_params


def train(X, y, params, learning_rate, iterations):
    losses = []
    best = np.inf
    for i in range(iterations):
        cache = forward(X, params)
        losses.append(compute_loss(y, cache[-1]))
        if losses[-1] < best:
            best = losses[-1]
            best_params = json.dumps({name: value.tolist() for name, value in params.items()})
        grads = backward(X, y, params, cache)
        biggest = max(np.abs(g).max() for g in grads.values())
        if biggest == 0 or not all(np.isfinite(g).all() for g in grads.values()):
            print("strange gradients in iteration", i)
        params = update_params(params, grads, learning_rate)
    print("best loss", best, "with", best_params)
    return params, losses
