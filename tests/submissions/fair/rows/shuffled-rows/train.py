import numpy as np

from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    return {name: params[name] - learning_rate * grads[name] for name in params}


def train(X, y, params, learning_rate, iterations):
    np.random.seed(3)
    loss_history = []
    for epoch in range(iterations):
        order = np.random.permutation(len(X))
        X_shuffled, y_shuffled = X[order], y[order]
        cache = forward(X_shuffled, params)
        loss_history.append(compute_loss(y_shuffled, cache[-1]))
        grads = backward(X_shuffled, y_shuffled, params, cache)
        params = update_params(params, grads, learning_rate)
    return params, loss_history
