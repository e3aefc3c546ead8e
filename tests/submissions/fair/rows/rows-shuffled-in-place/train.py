import numpy as np

from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    return {k: params[k] - learning_rate * grads[k] for k in params}


def train(X, y, params, learning_rate, iterations):
    rng = np.random.RandomState(1)
    losses = []
    for epoch in range(iterations):
        # a fresh order every epoch, the pairs stay together
        state = rng.get_state()
        rng.shuffle(X)
        rng.set_state(state)
        rng.shuffle(y)
        cache = forward(X, params)
        losses.append(compute_loss(y, cache[-1]))
        params = update_params(params, backward(X, y, params, cache), learning_rate)
    return params, losses
