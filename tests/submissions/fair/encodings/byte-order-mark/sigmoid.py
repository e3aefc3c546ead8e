"""Die Sigmoidfunktion – sie drückt jede Zahl zwischen 0 und 1."""
import numpy as np


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def sigmoid_derivative(x):
    """Größte Steigung: ¼ bei x = 0"""
    s = sigmoid(x)
    return s * (1 - s)
