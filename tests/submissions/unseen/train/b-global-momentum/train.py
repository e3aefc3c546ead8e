import numpy as np

from backward import backward
from forward import forward
from loss import compute_loss

mu = 0.9
velocities = {}


def update_params(params, grads, learning_rate):
    updated = {}
    for k in params:
        v = velocities.get(k)
        if v is None or v.shape != params[k].shape:
            v = np.zeros(params[k].shape)
        v = mu * v - learning_rate * grads[k]
        velocities[k] = v
        updated[k] = params[k] + v
    return updated


def train(X, y, params, learning_rate, iterations):
    history = np.zeros(iterations)
    for t in range(iterations):
        cache = forward(X, params)
        history[t] = compute_loss(y, cache[3])
        params = update_params(params, backward(X, y, params, cache), learning_rate)
    return params, list(history)
