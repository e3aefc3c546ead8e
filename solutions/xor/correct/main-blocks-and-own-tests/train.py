import argparse
import logging

import numpy as np

from backward import backward
from forward import forward
from loss import compute_loss

log = logging.getLogger(__name__)


def update_params(params, grads, learning_rate):
    return {name: np.subtract(params[name], np.multiply(learning_rate, grads[name])) for name in params}


def train(X, y, params, learning_rate, iterations):
    losses = []
    for i in range(iterations):
        cache = forward(X, params)
        losses.append(compute_loss(y, cache[-1]))
        log.debug("iteration %d: loss %.6f", i, losses[-1])
        params = update_params(params, backward(X, y, params, cache), learning_rate)
    log.warning("trained for %d iterations", iterations)
    return params, losses


def main():
    import network

    parser = argparse.ArgumentParser()
    parser.add_argument("--rate", type=float, default=1.0)
    parser.add_argument("--iterations", type=int, default=10_000)
    options = parser.parse_args()
    params, losses = train(network.X, network.y, network.initialize_params(), options.rate, options.iterations)
    print(losses[-1])
    print(forward(network.X, params)[-1])


if __name__ == "__main__":
    main()
