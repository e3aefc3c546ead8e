import numpy as np

from attention import forward
from backward import backward
from copying import compute_loss


def train(sequences, targets, params, learning_rate, iterations):
    losses = []
    for _ in range(iterations):
        caches = [forward(X, params) for X in sequences]
        losses.append(np.true_divide(np.add.reduce([compute_loss(y, c[4]) for y, c in zip(targets, caches)]), len(caches)))
        grads = [backward(X, y, params, c) for X, y, c in zip(sequences, targets, caches)]
        mean = {n: np.true_divide(np.add.reduce([g[n] for g in grads]), len(grads)) for n in params}
        params = {n: np.subtract(params[n], np.multiply(learning_rate, mean[n])) for n in params}
    return params, losses
