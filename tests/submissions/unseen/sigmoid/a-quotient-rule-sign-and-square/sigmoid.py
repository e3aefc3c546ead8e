import numpy as np


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def sigmoid_derivative(x):
    # quotient rule: (u'v - uv') / v^2 with u = 1, v = 1 + e^-x
    v = 1 + np.exp(-x)
    v_prime = np.exp(-x)
    return -v_prime / v
