import numpy as np


def sigmoid(x):
    """logistic function"""
    return np.reciprocal(1.0 + np.exp(np.negative(x)))


def sigmoid_derivative(x):
    return sigmoid(x) * sigmoid(np.negative(x))    # because 1 - sigmoid(x) = sigmoid(-x)
