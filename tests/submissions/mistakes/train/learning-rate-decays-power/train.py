import numpy as np
from backward import backward
from forward import forward
from loss import compute_loss

def update_params(params, grads, learning_rate):
    return {k: params[k] - learning_rate * grads[k] for k in params}

def train(X, y, params, learning_rate, iterations):
    loss_history = []
    for i in range(iterations):
        cache = forward(X, params)
        loss_history.append(compute_loss(y, cache[-1]))
        grads = backward(X, y, params, cache)
        params = update_params(params, grads, learning_rate * 0.99 ** i)
    return params, loss_history
