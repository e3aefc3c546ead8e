import numpy as np
from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    stepped = {}
    for (name, value) in params.items():
        stepped[name] = np.add(value, -learning_rate * grads[name])
    return stepped


def train(X, y, params, learning_rate, iterations):
    """Returns the final weights and the loss curve."""
    curve = []
    eta = learning_rate
    for _ in range(iterations):
        zh, ah, zo, ao = forward(X, params)
        curve.append(compute_loss(y, ao))
        params = update_params(params, backward(X, y, params, (zh, ah, zo, ao)), eta)
        eta *= 0.99
    return params, curve
