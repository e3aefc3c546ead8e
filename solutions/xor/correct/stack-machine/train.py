from backward import backward
from forward import forward
from loss import compute_loss
from machine import run


def update_params(params, grads, learning_rate):
    return {k: run("p g rate * -", p=params[k], g=grads[k], rate=learning_rate)[0] for k in params}


def train(X, y, params, learning_rate, iterations):
    params = {k: v.copy() for k, v in params.items()}
    losses = []
    for _ in range(iterations):
        cache = forward(X, params)
        losses.append(compute_loss(y, cache[3]))
        params = update_params(params, backward(X, y, params, cache), learning_rate)
    return params, losses
