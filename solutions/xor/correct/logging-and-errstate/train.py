import logging

from backward import backward
from forward import forward
from loss import compute_loss

log = logging.getLogger(__name__)
log.addHandler(logging.NullHandler())


def update_params(params, grads, learning_rate):
    log.debug("step with rate %s", learning_rate)
    return {k: params[k] - learning_rate * grads[k] for k in params}


def train(X, y, params, learning_rate, iterations):
    history = []
    params = {k: v.copy() for k, v in params.items()}
    for i in range(iterations):
        cache = forward(X, params)
        history.append(compute_loss(y, cache[3]))
        if i % 1000 == 0:
            log.info("iteration %d: %.6f", i, history[-1])
        params = update_params(params, backward(X, y, params, cache), learning_rate)
    return params, history
