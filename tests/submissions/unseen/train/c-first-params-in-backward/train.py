import numpy as np

from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    result = params.copy()
    for key in result:
        result[key] = result[key] - learning_rate * grads[key]
    return result


def train(X, y, params, learning_rate, iterations):
    trained_params = params.copy()
    loss_history = []
    for step in range(iterations):
        cache = forward(X, trained_params)
        loss_history += [compute_loss(y, cache[-1])]
        grads = backward(X, y, params, cache)
        trained_params = update_params(trained_params, grads, learning_rate)
    return trained_params, loss_history
