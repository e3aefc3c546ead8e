import numpy as np
from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    step = np.array([1.0, -learning_rate])
    return {k: np.tensordot(step, np.stack([params[k], grads[k]]), axes=1) for k in params}


def train(X, y, params, learning_rate, iterations):
    history = []
    current = {k: np.array(params[k], float) for k in params}
    for _ in range(iterations):
        cache = forward(X, current)
        history += [compute_loss(y, cache[3])]
        current = update_params(current, backward(X, y, current, cache), learning_rate)
    return current, history
