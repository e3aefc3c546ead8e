import numpy as np
from copy import deepcopy

from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    after = deepcopy(params)
    after["weights_input_hidden"] -= learning_rate * grads["weights_input_hidden"]
    after["weights_hidden_output"] -= learning_rate * grads["weights_hidden_output"]
    return after


def train(X, y, params, learning_rate, iterations):
    loss_history = list()
    remaining = iterations
    while remaining:
        cache = forward(X, params)
        loss_history.append(compute_loss(y, cache[-1]))
        grads = backward(X, y, params, cache)
        params = update_params(params, grads, learning_rate)
        remaining -= 1
    return params, loss_history
