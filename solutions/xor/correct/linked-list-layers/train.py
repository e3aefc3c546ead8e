from backward import backward
from chain import HEAD
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    new, node = {}, HEAD
    while node is not None:
        for name in (node.weights, node.bias):
            new[name] = params[name] - learning_rate * grads[name]
        node = node.after
    return new


def train(X, y, params, learning_rate, iterations):
    losses = []
    now = {name: value.copy() for name, value in params.items()}
    for _ in range(iterations):
        kept = forward(X, now)
        losses.append(compute_loss(y, kept[-1]))
        now = update_params(now, backward(X, y, now, kept), learning_rate)
    return now, losses
