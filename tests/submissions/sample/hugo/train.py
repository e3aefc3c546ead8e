import numpy as np
from backward import backward
from forward import forward
from loss import compute_loss

def update_params(params, grads, learning_rate):
    nouveaux = params.copy()
    for nom in nouveaux:
        nouveaux[nom] = nouveaux[nom] - learning_rate * grads[nom]
    return nouveaux

def train(X, y, params, learning_rate, iterations):
    historique = np.zeros(iterations)
    for i in range(iterations):
        cache = forward(X, params)
        historique[i] = compute_loss(y, cache[-1])
        params = update_params(params, backward(X, y, params, cache), learning_rate)
    return params, historique
