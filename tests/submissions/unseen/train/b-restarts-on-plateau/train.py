import numpy as np

from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    return {k: params[k] - learning_rate * grads[k] for k in params}


def stuck(history, window=200):
    return (len(history) > window and len(history) % window == 0
            and history[-1] > 0.2 and history[-window] - history[-1] < 1e-3)


def train(X, y, params, learning_rate, iterations):
    rng = np.random.default_rng(3)
    history = []
    for i in range(iterations):
        cache = forward(X, params)
        history.append(compute_loss(y, cache[3]))
        params = update_params(params, backward(X, y, params, cache), learning_rate)
        if stuck(history):
            params = {k: p + rng.normal(0, 0.5, p.shape) for k, p in params.items()}
    return params, history
