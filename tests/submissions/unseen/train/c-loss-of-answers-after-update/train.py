import numpy as np

from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    new = {}
    for k in sorted(params):
        new[k] = params[k] - grads[k] * learning_rate
    return new


def train(X, y, params, learning_rate, iterations):
    loss_history = []
    for _ in range(iterations):
        grads = backward(X, y, params, forward(X, params))
        params = update_params(params, grads, learning_rate)
        answers = np.round(forward(X, params)[3])
        loss_history.append(compute_loss(y, answers))
    return params, loss_history
