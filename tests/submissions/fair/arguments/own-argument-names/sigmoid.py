import numpy as np


def sigmoid(eingabe):
    return 1.0 / (1.0 + np.exp(-eingabe))


def sigmoid_derivative(eingabe):
    wert = sigmoid(eingabe)
    return wert * (1.0 - wert)
