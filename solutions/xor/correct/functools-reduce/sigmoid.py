from functools import reduce
import numpy as np

# x -> -|x| -> e^ -> choose the numerator -> divide
def sigmoid(x):
    x = np.asarray(x, dtype=float)
    e = reduce(lambda v, f: f(v), (np.abs, np.negative, np.exp), x)
    return reduce(np.divide, (np.where(x >= 0, 1.0, e), 1.0 + e))


def sigmoid_derivative(x):
    return (lambda s: reduce(np.multiply, (s, 1.0 - s)))(sigmoid(x))
