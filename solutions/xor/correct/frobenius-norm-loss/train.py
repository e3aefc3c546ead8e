import numpy as np
from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    new = {k: np.array(v, dtype=np.float64) for k, v in params.items()}
    for k, v in new.items():
        np.subtract(v, np.multiply(grads[k], learning_rate), out=v)
    return new


def train(X, y, params, learning_rate, iterations):
    history = []
    params = {k: v.copy() for k, v in params.items()}
    for _ in range(iterations):
        cache = forward(X, params)
        history.append(compute_loss(y, cache[3]))
        grads = backward(X, y, params, cache)
        params = update_params(params, grads, learning_rate)
    return params, history
