from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    new = {}
    for name, value in params.items():
        new[name] = value.copy()
        new[name] -= learning_rate * grads[name]          # a copy is ours to change
    return new


def train(X, y, params, learning_rate, iterations):
    current = {name: value.copy() for name, value in params.items()}
    losses = []
    for _ in range(iterations):
        cache = forward(X, current)
        losses.append(compute_loss(y, cache[3]))
        current = update_params(current, backward(X, y, current, cache), learning_rate)
    return current, losses
