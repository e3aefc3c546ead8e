import numpy as np

from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    safe = {k: np.clip(g, -1.0, 1.0) for k, g in grads.items()}  # exploding gradients
    return {k: params[k] - learning_rate * safe[k] for k in params}


def train(X, y, params, learning_rate, iterations):
    hist = []
    for n in range(iterations):
        c = forward(X, params)
        hist.append(compute_loss(y, c[3]))
        params = update_params(params, backward(X, y, params, c), learning_rate)
    return params, hist
