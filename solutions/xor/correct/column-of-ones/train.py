from augmented import join, split
from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    return split([p - learning_rate * g for p, g in zip(join(params), join(grads))])


def train(X, y, params, learning_rate, iterations):
    loss_history = []
    for _ in range(iterations):
        cache = forward(X, params)
        loss_history.append(compute_loss(y, cache[-1]))
        params = update_params(params, backward(X, y, params, cache), learning_rate)
    return params, loss_history
