import operator as op
import numpy as np


def sigmoid(x):
    x = np.asarray(x, dtype=float)
    tail = np.exp(op.neg(op.abs(x)))
    top = np.where(op.ge(x, 0), 1.0, tail)
    return op.truediv(top, op.add(1.0, tail))


def sigmoid_derivative(x):
    s = sigmoid(x)
    return op.mul(s, op.sub(1.0, s))
