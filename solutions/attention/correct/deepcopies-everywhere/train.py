from copy import deepcopy

import numpy as np

from attention import forward
from backward import backward
from copying import compute_loss


def train(sequences, targets, params, learning_rate, iterations):
    sequences, targets, params = deepcopy(sequences), deepcopy(targets), deepcopy(params)
    loss_history = []
    for _ in range(iterations):
        grads = {name: np.zeros_like(p) for name, p in params.items()}
        losses = np.empty(len(sequences))
        for i, (X, y) in enumerate(zip(sequences, targets)):
            cache = forward(X, params)
            losses[i] = compute_loss(y, cache[-1])
            for name, g in backward(X, y, params, cache).items():
                grads[name] += g
        loss_history.append(losses.mean())
        for name, p in params.items():
            p -= learning_rate * grads[name] / len(sequences)
    return params, loss_history
