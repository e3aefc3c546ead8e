import numpy as np
from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    rate = np.longdouble(learning_rate)
    return {k: (params[k].astype(np.longdouble) - rate * grads[k]).astype(np.float64) for k in params}


def train(X, y, params, learning_rate, iterations):
    p = {k: v.astype(np.float64) for k, v in params.items()}
    history = []
    for _ in range(iterations):
        cache = forward(X, p)
        history.append(compute_loss(y, cache[3]))
        p = update_params(p, backward(X, y, p, cache), learning_rate)
    return p, history
