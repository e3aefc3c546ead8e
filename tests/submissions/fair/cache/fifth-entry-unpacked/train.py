from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    return {k: params[k] - learning_rate * grads[k] for k in params}


def train(X, y, params, learning_rate, iterations):
    losses = []
    for i in range(iterations):
        cache = forward(X, params)
        *rest, a2 = cache
        losses.append(compute_loss(y, a2))
        params = update_params(params, backward(X, y, params, cache), learning_rate)
    return params, losses
