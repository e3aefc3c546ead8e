try:
    from tqdm import trange
except ModuleNotFoundError:
    trange = range

from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    return {k: v - learning_rate * grads[k] for k, v in params.items()}


def train(X, y, params, learning_rate, iterations):
    losses = []
    for _ in trange(iterations):
        cache = forward(X, params)
        losses.append(compute_loss(y, cache[-1]))
        params = update_params(params, backward(X, y, params, cache), learning_rate)
    return params, losses
