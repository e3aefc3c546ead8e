import numpy as np

from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    """One step of gradient descent."""
    return {k: params[k] - learning_rate * grads[k] for k in params.keys()}


def train(X, y, params, learning_rate, iterations):
    """Gradient descent on the whole batch."""
    costs = []
    for epoch in range(iterations):
        cache = forward(X, params)
        cost = compute_loss(y, cache[3])
        costs.append(cost)
        grads = backward(X, y, params, cache)
        params = update_params(params, grads, learning_rate)
    return params, costs
