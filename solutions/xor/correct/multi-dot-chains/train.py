from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    stepped = {}
    for name in params.keys():
        stepped[name] = params[name] + (-learning_rate) * grads[name]
    return stepped


def train(X, y, params, learning_rate, iterations):
    losses = [None] * iterations
    p = dict((name, value.copy()) for name, value in params.items())
    for i in range(iterations):
        c = forward(X, p)
        losses[i] = compute_loss(y, c[3])
        g = backward(X, y, p, c)
        p = update_params(p, g, learning_rate)
    return p, losses
