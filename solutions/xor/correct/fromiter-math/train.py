import numpy as np
from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    return {k: params[k] - learning_rate * grads[k] for k in params}


def _losses(X, y, box, learning_rate, iterations):
    for _ in range(iterations):
        cache = forward(X, box[0])
        yield compute_loss(y, cache[3])
        box[0] = update_params(box[0], backward(X, y, box[0], cache), learning_rate)


def train(X, y, params, learning_rate, iterations):
    box = [{k: v.copy() for k, v in params.items()}]
    history = np.fromiter(_losses(X, y, box, learning_rate, iterations), dtype=np.float64)
    return box[0], history.tolist()
