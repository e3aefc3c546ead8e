import random

from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    return {name: params[name] - learning_rate * grads[name] for name in params}


def train(X, y, params, learning_rate, iterations):
    order = list(range(len(X)))
    random.shuffle(order)
    X, y = X[order], y[order]
    loss_history = []
    for epoch in range(iterations):
        cache = forward(X, params)
        loss_history.append(compute_loss(y, cache[-1]))
        grads = backward(X, y, params, cache)
        params = update_params(params, grads, learning_rate)
    return params, loss_history
