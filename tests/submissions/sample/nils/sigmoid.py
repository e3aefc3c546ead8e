"""Sigmoid and its derivative."""
import numpy as np


def sigmoid(z):
    """sigma(z) = 1/(1+exp(-z))"""
    return 1 / (1 + np.exp(-z))


def sigmoid_derivative(a):
    """sigma' = a(1-a), a = sigma(z). We already have a, no need to compute the exp again."""
    return a * (1 - a)
