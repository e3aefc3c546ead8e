import numpy as np

from forward import forward
from loss import compute_loss
from backward import backward


def update_params(params, grads, learning_rate):
    new_params = {}
    for name in params:
        rows = []
        for old_row, grad_row in zip(params[name], grads[name]):
            rows.append([w - learning_rate * g for w, g in zip(old_row, grad_row)])
        new_params[name] = np.array(rows)
    return new_params


def train(X, y, params, learning_rate, iterations):
    loss_history = []
    i = 0
    while i < iterations:
        cache = forward(X, params)
        loss_history.append(compute_loss(y, cache[3]))
        params = update_params(params, backward(X, y, params, cache), learning_rate)
        i += 1
    return params, loss_history
