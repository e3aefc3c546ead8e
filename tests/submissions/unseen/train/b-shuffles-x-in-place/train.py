import numpy as np

from backward import backward
from forward import forward
from loss import compute_loss

rng = np.random.default_rng(7)


def update_params(params, grads, learning_rate):
    return {k: params[k] - learning_rate * grads[k] for k in params}


def train(X, y, params, learning_rate, iterations):
    loss_history = []
    for epoch in range(iterations):
        rng.shuffle(X)      # new order in each epoch
        cache = forward(X, params)
        loss_history.append(compute_loss(y, cache[3]))
        params = update_params(params, backward(X, y, params, cache), learning_rate)
    return params, loss_history
