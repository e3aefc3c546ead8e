import numpy as np
from backward import backward
from forward import forward
from loss import compute_loss

def update_params(params, grads, learning_rate):
    return {k: params[k] - learning_rate * grads[k] for k in params}

def train(X, y, params, learning_rate, iterations):
    losses = []
    m = len(X)
    for i in range(iterations):
        losses.append(compute_loss(y, forward(X, params)[3]))
        r = i % m
        cache = forward(X[r:r+1], params)
        grads = backward(X[r:r+1], y[r:r+1], params, cache)
        params = update_params(params, grads, learning_rate)
    return params, losses
