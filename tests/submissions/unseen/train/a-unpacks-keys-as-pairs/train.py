import numpy as np

from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    result = {}
    for name, grad in grads:
        result[name] = params[name] - learning_rate * grad
    return result


def train(X, y, params, learning_rate, iterations):
    losses = []
    for n in range(iterations):
        z1, a1, z2, a2 = forward(X, params)
        losses.append(compute_loss(y, a2))
        params = update_params(
            params, backward(X, y, params, (z1, a1, z2, a2)), learning_rate
        )
    return params, losses
