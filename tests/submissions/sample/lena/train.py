"""Stage 5 - Lena"""
import numpy as np

from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    fresh = {}
    for name, value in params.items():
        fresh[name] = value - learning_rate * grads[name]
    return fresh


def train(X, y, params, learning_rate, iterations):
    history = []
    current = params
    for _ in range(iterations):
        # 1. guess
        cache = forward(X, current)
        # 2. measure
        history.append(compute_loss(y, cache[-1]))
        # 3. correct
        current = update_params(current, backward(X, y, current, cache), learning_rate)
    return current, history
