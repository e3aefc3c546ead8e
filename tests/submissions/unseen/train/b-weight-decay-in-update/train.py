from backward import backward
from forward import forward
from loss import compute_loss

WEIGHT_DECAY = 1e-3


def update_params(params, grads, learning_rate):
    new = {}
    for name, p in params.items():
        step = grads[name]
        if name.startswith("weights"):
            step = step + WEIGHT_DECAY * p
        new[name] = p - learning_rate * step
    return new


def train(X, y, params, learning_rate, iterations):
    history = []
    for _ in range(iterations):
        cache = forward(X, params)
        history.append(compute_loss(y, cache[3]))
        params = update_params(params, backward(X, y, params, cache), learning_rate)
    return params, history
