import numpy as np
from backward import backward
from forward import forward
from loss import compute_loss

def update_params(params, grads, learning_rate):
    new = {}
    for k in params:
        if "weights" in k:
            new[k] = params[k] - learning_rate * grads[k]
        else:
            new[k] = params[k]
    return new

def train(X, y, params, learning_rate, iterations):
    losses = []
    for _ in range(iterations):
        cache = forward(X, params)
        losses.append(compute_loss(y, cache[-1]))
        params = update_params(params, backward(X, y, params, cache), learning_rate)
    return params, losses
