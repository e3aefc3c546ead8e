import numpy as np

from gradient import compute_gradient
from loss import compute_loss
from predict import predict


def update_params(params, grads, learning_rate):
    new = {}
    for name in params:
        rows = []
        for old, slope in zip(params[name], grads[name]):
            rows.append([float(a) - learning_rate * float(g) for a, g in zip(old, slope)])
        new[name] = np.array(rows)
    return new


def train(X, y, params, learning_rate, iterations):
    history = []
    while len(history) < iterations:
        said = predict(X, params)
        history.append(compute_loss(y, said))
        params = update_params(params, compute_gradient(X, y, said), learning_rate)
    return params, history
