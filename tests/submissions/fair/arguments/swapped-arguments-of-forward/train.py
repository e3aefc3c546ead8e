from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    updated = {}
    for key, value in params.items():
        updated[key] = value - learning_rate * grads[key]
    return updated


def train(X, y, params, learning_rate, iterations):
    losses = []
    for step in range(iterations):
        cache = forward(params, X)
        losses.append(compute_loss(y, cache[3]))
        grads = backward(X, y, params, cache)
        params = update_params(params, grads, learning_rate)
    return params, losses
