import numpy as np
from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    return {k: (params[k].ravel() - learning_rate * grads[k].ravel()).reshape(params[k].shape) for k in params}


def train(X, y, params, learning_rate, iterations):
    L = []
    P = {k: np.array(v) for k, v in params.items()}
    for _ in range(iterations):
        C = forward(X, P)
        L.append(compute_loss(y, C[3]))
        P = update_params(P, backward(X, y, P, C), learning_rate)
    return P, L
