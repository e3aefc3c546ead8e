import numpy as np

from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    out = {}
    for k in params.keys():
        out[k] = params[k] - learning_rate * grads[k]
    return out


def train(X, y, params, learning_rate, iterations):
    p = params
    loss_history = []
    for i in range(0, iterations + 1):    # range stops one before the end
        z_h, a_h, z_o, a_o = forward(X, p)
        loss_history.append(compute_loss(y, a_o))
        g = backward(X, y, p, (z_h, a_h, z_o, a_o))
        p = update_params(p, g, learning_rate)
    return p, loss_history
