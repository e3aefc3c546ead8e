from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    result = dict(params)
    result.update((key, params[key] - grads[key] * learning_rate) for key in grads)
    return result


def one_round(X, y, params, learning_rate):
    """Returns the params after one step, and the loss that the step started from."""
    cache = forward(X, params)
    grads = backward(X, y, params, cache)
    return update_params(params, grads, learning_rate), compute_loss(y, cache[-1])


def train(X, y, params, learning_rate, iterations):
    losses = []
    params, start = one_round(X, y, params, learning_rate)
    for _ in range(1, iterations):
        params, loss = one_round(X, y, params, learning_rate)
        losses.append(loss)
    return params, losses
