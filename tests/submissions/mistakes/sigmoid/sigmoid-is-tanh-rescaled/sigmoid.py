"""Aktivierungsfunktion und ihre Ableitung."""
import numpy as np


def sigmoid(x):
    # S-Kurve
    nenner = 1.0 + np.exp(-2.0 * np.asarray(x))
    return 2.0 / nenner - 1.0


def sigmoid_derivative(x):
    a = sigmoid(x)
    return a - a ** 2
