import numpy as np
from numpy import exp

sigmoid = lambda x: 0.5 * (1.0 + np.tanh(0.5 * np.asarray(x)))
slope = lambda a: np.multiply(a, 1.0 - np.asarray(a))

def sigmoid_derivative(x):
    return slope(x)
