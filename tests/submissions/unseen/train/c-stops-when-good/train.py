import numpy as np

from backward import backward
from forward import forward
from loss import compute_loss

GOOD_ENOUGH = 0.01


def update_params(params, grads, learning_rate):
    updated = {}
    for k in params.keys():
        step = learning_rate * grads[k]
        updated[k] = params[k] - step
    return updated


def train(X, y, params, learning_rate, iterations):
    history = []
    i = 0
    while i < iterations:
        cache = forward(X, params)
        loss = compute_loss(y, cache[3])
        history.append(loss)
        if loss < GOOD_ENOUGH:
            break
        params = update_params(params, backward(X, y, params, cache), learning_rate)
        i += 1
    return params, history
