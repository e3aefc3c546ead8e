import numpy as np

from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    new_params = copy.deepcopy(params)    # do not change the argument
    for key in new_params:
        new_params[key] -= learning_rate * grads[key]
    return new_params


def train(X, y, params, learning_rate, iterations):
    my_params = copy.deepcopy(params)
    loss_history = []
    for i in range(iterations):
        cache = forward(X, my_params)
        loss_history.append(compute_loss(y, cache[3]))
        my_params = update_params(my_params, backward(X, y, my_params, cache), learning_rate)
    return my_params, loss_history
