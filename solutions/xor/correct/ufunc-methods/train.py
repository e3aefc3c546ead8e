import numpy as np
from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    return {name: np.subtract(params[name], np.multiply(learning_rate, grads[name])) for name in params}


def train(X, y, params, learning_rate, iterations):
    params = {name: np.positive(np.asarray(value, dtype=np.float64)) for name, value in params.items()}
    loss_history = []
    for _ in range(iterations):
        cache = forward(X, params)
        loss_history.append(compute_loss(y, cache[3]))
        params = update_params(params, backward(X, y, params, cache), learning_rate)
    return params, loss_history
