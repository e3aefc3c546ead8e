import numpy as np
from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    new, names = {}, list(params)
    while names:
        name = names.pop(0)
        new[name] = params[name] - learning_rate * grads[name]
    return new


def train(X, y, params, learning_rate, iterations):
    history = np.zeros(iterations)
    trained = update_params(params, params, 0.0)            # a copy
    i = 0
    while i < iterations:
        cache = forward(X, trained)
        history[i] = compute_loss(y, cache[3])
        trained = update_params(trained, backward(X, y, trained, cache), learning_rate)
        i += 1
    return trained, history.tolist()
