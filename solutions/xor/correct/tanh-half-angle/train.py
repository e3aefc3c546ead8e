from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    return {k: v - learning_rate * grads[k] for k, v in params.items()}


def train(X, y, params, learning_rate, iterations):
    now = {k: v * 1.0 for k, v in params.items()}
    losses = []
    for _ in range(iterations):
        cache = forward(X, now)
        losses.append(compute_loss(y, cache[-1]))
        now = update_params(now, backward(X, y, now, cache), learning_rate)
    return now, losses
