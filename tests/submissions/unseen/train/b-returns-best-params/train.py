import copy

from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    return {k: params[k] - learning_rate * grads[k] for k in params}


def train(X, y, params, learning_rate, iterations):
    best_loss, best = float("inf"), copy.deepcopy(params)
    history = []
    for _ in range(iterations):
        cache = forward(X, params)
        loss = compute_loss(y, cache[3])
        history.append(loss)
        if loss < best_loss:
            best_loss = loss
            best = copy.deepcopy(params)
        params = update_params(params, backward(X, y, params, cache), learning_rate)
    return best, history
