import numpy as np

from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    return {name: array - learning_rate * grads[name] for name, array in params.items()}


def train(X, y, params, learning_rate, iterations):
    history = np.zeros(iterations)
    for i in range(iterations):
        cache = forward(X, params)
        history[i] = compute_loss(y, cache[2])
        params = update_params(params, backward(X, y, params, cache), learning_rate)
    return params, history.tolist()
