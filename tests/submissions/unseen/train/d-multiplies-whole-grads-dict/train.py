from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    new = {}
    for key, value in params.items():
        new[key] = value - learning_rate * grads
    return new


def train(X, y, params, learning_rate, iterations):
    history = []
    for i in range(iterations):
        cache = forward(X, params)
        history.append(compute_loss(y, cache[3]))
        grads = backward(X, y, params, cache)
        params = update_params(params, grads, learning_rate)
    return params, history
