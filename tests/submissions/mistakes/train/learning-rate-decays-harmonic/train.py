import numpy as np
from backward import backward
from forward import forward
from loss import compute_loss

def rates(start, count):
    return start / np.arange(1, count + 1)

def update_params(params, grads, learning_rate):
    return {k: params[k] - learning_rate * grads[k] for k in params}

def train(X, y, params, learning_rate, iterations):
    history = []
    for rate in rates(learning_rate, iterations):
        cache = forward(X, params)
        history.append(compute_loss(y, cache[-1]))
        params = update_params(params, backward(X, y, params, cache), rate)
    return params, history
