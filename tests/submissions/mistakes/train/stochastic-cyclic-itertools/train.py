from itertools import cycle, islice

from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    fresh = dict.fromkeys(params)
    for key in fresh:
        fresh[key] = params[key] - learning_rate * grads[key]
    return fresh


def examples(X, y):
    for x, t in zip(X, y):
        yield x.reshape(1, -1), t.reshape(1, -1)


def train(X, y, params, learning_rate, iterations):
    loss_history = []
    for x, t in islice(cycle(examples(X, y)), iterations):
        loss_history.append(compute_loss(y, forward(X, params)[-1]))
        grads = backward(x, t, params, forward(x, params))
        params = update_params(params, grads, learning_rate)
    return params, loss_history
