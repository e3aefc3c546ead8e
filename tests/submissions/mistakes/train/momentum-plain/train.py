import numpy as np
from backward import backward
from forward import forward
from loss import compute_loss

def update_params(params, grads, learning_rate):
    return {k: params[k] - learning_rate * grads[k] for k in params}

def train(X, y, params, learning_rate, iterations):
    v = {k: np.zeros_like(params[k]) for k in params}
    loss_history = []
    for _ in range(iterations):
        cache = forward(X, params)
        loss_history.append(compute_loss(y, cache[-1]))
        grads = backward(X, y, params, cache)
        for k in v:
            v[k] = 0.9 * v[k] + grads[k]
        params = update_params(params, v, learning_rate)
    return params, loss_history
