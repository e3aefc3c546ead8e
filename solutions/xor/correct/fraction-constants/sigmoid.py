from fractions import Fraction
import numpy as np

HALF = Fraction(1, 2)
ONE = Fraction(1)


def sigmoid(x):
    # 1/2 + tanh(x/2)/2
    half = float(HALF)
    return half + half * np.tanh(half * np.asarray(x, dtype=float))


def sigmoid_derivative(x):
    s = sigmoid(x)
    return s * (float(ONE) - s)
