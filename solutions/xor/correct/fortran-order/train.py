import numpy as np
from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    return {k: np.array(params[k] - learning_rate * grads[k], order="F") for k in params}


def train(X, y, params, learning_rate, iterations):
    p = {k: np.array(v, dtype=float, order="F") for k, v in params.items()}
    losses = []
    for _ in range(iterations):
        cache = forward(X, p)
        losses.append(compute_loss(y, cache[3]))
        p = update_params(p, backward(X, y, p, cache), learning_rate)
    return p, losses
