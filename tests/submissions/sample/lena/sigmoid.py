"""Stage 1 - Lena"""
import numpy as np


def sigmoid(x):
    denominator = 1 + np.exp(-x)
    return np.divide(1, denominator)


def sigmoid_derivative(x):
    # product of "how on" and "how off" the neuron is
    on = sigmoid(x)
    off = 1 - on
    return on * off
