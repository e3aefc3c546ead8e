"""Bergab, immer wieder."""

from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    """Ein Schritt bergab; das alte Wörterbuch bleibt, wie es war."""
    neu = {}
    for schlüssel in params:
        schritt = learning_rate * grads[schlüssel]
        neu[schlüssel] = params[schlüssel] - schritt
    return neu


def train(X, y, params, learning_rate, iterations):
    verluste = []
    aktuell = {}
    for schlüssel in params:
        aktuell[schlüssel] = params[schlüssel].copy()
    for runde in range(iterations):
        zwischenwerte = forward(X, aktuell)
        verlust = compute_loss(y, zwischenwerte[3])
        verluste.append(verlust)              # vor dem Schritt gemessen
        gradienten = backward(X, y, aktuell, zwischenwerte)
        aktuell = update_params(aktuell, gradienten, learning_rate)
    return aktuell, verluste
