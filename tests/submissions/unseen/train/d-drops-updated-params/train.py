import numpy as np

from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    result = {}
    for k, v in params.items():
        result[k] = np.subtract(v, learning_rate * grads[k])
    return result


def train(X, y, params, learning_rate, iterations):
    loss_history = []
    trained_params = {k: v.copy() for k, v in params.items()}
    i = 0
    while i < iterations:
        cache = forward(X, trained_params)
        loss_history.append(compute_loss(y, cache[3]))
        grads = backward(X, y, trained_params, cache)
        update_params(trained_params, grads, learning_rate)
        i += 1
    return trained_params, loss_history
