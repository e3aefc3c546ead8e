from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    new_params = {}
    for key in params:
        grads[key] *= -learning_rate
        new_params[key] = params[key] + grads[key]
    return new_params


def train(X, y, params, learning_rate, iterations):
    losses = []
    while len(losses) < iterations:
        cache = forward(X, params)
        losses.append(compute_loss(y, cache[-1]))
        params = update_params(params, backward(X, y, params, cache), learning_rate)
    return params, losses
