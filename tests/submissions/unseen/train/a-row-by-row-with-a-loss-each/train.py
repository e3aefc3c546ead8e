import numpy as np

from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    return {k: v - learning_rate * grads[k] for k, v in params.items()}


def train(X, y, params, learning_rate, iterations):
    losses = []
    for epoch in range(iterations):
        for i in range(len(X)):
            xi = X[i:i + 1]
            yi = y[i:i + 1]
            cache = forward(xi, params)
            losses.append(compute_loss(yi, cache[3]))
            grads = backward(xi, yi, params, cache)
            params = update_params(params, grads, learning_rate)
    return params, losses
