import numpy as np
from backward import backward
from forward import forward
from lists import rows
from loss import compute_loss


def update_params(params, grads, learning_rate):
    return {
        k: np.array([[p - learning_rate * g for p, g in zip(ps, gs)] for ps, gs in zip(rows(params[k]), rows(grads[k]))])
        for k in params
    }


def train(X, y, params, learning_rate, iterations):
    p, losses = {k: np.array(rows(v)) for k, v in params.items()}, []
    for cache in [None] * iterations:
        cache = forward(X, p)
        losses.append(compute_loss(y, cache[3]))
        p = update_params(p, backward(X, y, p, cache), learning_rate)
    return p, losses
