import copy

from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    params = copy.deepcopy(params)
    for name, grad in grads.items():
        params[name] -= learning_rate * grad
    return params


def train(X, y, params, learning_rate, iterations):
    params = copy.deepcopy(params)
    loss_history = [None] * iterations
    for i in range(iterations):
        cache = forward(X, params)
        loss_history[i] = float(compute_loss(y, cache[-1]))
        for name, grad in backward(X, y, params, cache).items():
            params[name] -= learning_rate * grad
    return params, loss_history
