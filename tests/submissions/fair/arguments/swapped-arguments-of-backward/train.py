from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    return {k: params[k] - learning_rate * grads[k] for k in params}


def train(X, y, params, learning_rate, iterations):
    losses = []
    for step in range(iterations):
        cache = forward(X, params)
        losses.append(compute_loss(y, cache[-1]))
        params = update_params(params, backward(y, X, params, cache), learning_rate)
    return params, losses
