from functools import partial
from backward import backward
from forward import forward
from loss import compute_loss


def _move(sign, params, grads, learning_rate):
    return {k: params[k] + sign * learning_rate * grads[k] for k in params}


update_params = partial(_move, -1.0)


def train(X, y, params, learning_rate, iterations):
    run, blame, measure = partial(forward, X), partial(backward, X, y), partial(compute_loss, y)
    step = partial(update_params, learning_rate=learning_rate)
    here = {k: v.copy() for k, v in params.items()}
    losses = []
    for _ in range(iterations):
        cache = run(here)
        losses.append(measure(cache[3]))
        here = step(here, blame(here, cache))
    return here, losses
