import numpy as np

from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    return dict((k, params[k] - learning_rate * grads[k]) for k in params)


def loss_of(X, y, p):
    return compute_loss(y, forward(X, p)[3])


def train(X, y, params, learning_rate, iterations):
    m = X.shape[0]
    rate = learning_rate / m          # average over the examples
    history = [loss_of(X, y, params)]
    for _ in range(iterations):
        grads = backward(X, y, params, forward(X, params))
        params = update_params(params, grads, rate)
        history.append(loss_of(X, y, params))
    return params, history
