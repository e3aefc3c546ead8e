import io
import sys
from datetime import datetime

import numpy as np

from backward import backward
from forward import forward
from loss import compute_loss

GREEN, RESET = "\033[32m", "\033[0m"


def update_params(params, grads, learning_rate):
    params = dict(params)
    for name in grads:
        params[name] = params[name] - learning_rate * grads[name]
    return params


def bar(done, total, width=40):
    filled = width * done // total
    return f"\r{GREEN}{'█' * filled}{RESET}{'░' * (width - filled)} {100 * done // total:3d} %"


def train(X, y, params, learning_rate, iterations):
    report = io.StringIO()
    started = datetime.now()
    losses = []
    for i in range(iterations):
        cache = forward(X, params)
        losses.append(float(compute_loss(y, cache[-1])))
        params = update_params(params, backward(X, y, params, cache), learning_rate)
        if (i + 1) % max(1, iterations // 50) == 0:
            print(bar(i + 1, iterations), end="", flush=True)
            print(i, losses[-1], file=report)
    print(f"\ntrained in {datetime.now() - started}", file=sys.stderr)
    np.savetxt(sys.stdout, [losses[0], losses[-1]], fmt="%.6f", header="first and last loss")
    return params, losses
