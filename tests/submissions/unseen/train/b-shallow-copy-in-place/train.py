from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    new_params = dict(params)   # a new dict
    for key in new_params:
        new_params[key] -= learning_rate * grads[key]
    return new_params


def train(X, y, params, learning_rate, iterations):
    loss_history = []
    current = params.copy()
    for _ in range(iterations):
        cache = forward(X, current)
        loss_history.append(compute_loss(y, cache[3]))
        current = update_params(current, backward(X, y, current, cache), learning_rate)
    return current, loss_history
