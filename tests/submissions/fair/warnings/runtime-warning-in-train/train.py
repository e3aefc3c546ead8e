import numpy as np

from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    return {k: params[k] - learning_rate * grads[k] for k in params}


def train(X, y, params, learning_rate, iterations):
    losses = []
    fall = np.float64(0)
    ratios = []
    for i in range(iterations):
        cache = forward(X, params)
        losses.append(compute_loss(y, cache[-1]))
        params = update_params(params, backward(X, y, params, cache), learning_rate)
        previous_fall = fall
        fall = np.float64(losses[i - 1] - losses[i])
        ratios.append(fall / previous_fall)
    print("fastest:", max(ratios), "logs:", np.log(ratios)[:5])
    return params, losses
