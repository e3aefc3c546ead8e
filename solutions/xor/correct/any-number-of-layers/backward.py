import numpy as np

from layers import named, steps
from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    zs = cache[0::2]
    activations = [X, *cache[1::2]]
    weights = [w for w, _ in steps(params)]

    blame = 2 * (activations[-1] - y) / np.size(y)
    pairs = []
    for depth in reversed(range(len(zs))):
        delta = blame * sigmoid_derivative(zs[depth])
        pairs.insert(0, (activations[depth].T @ delta, np.sum(delta, axis=0, keepdims=True)))
        blame = delta @ weights[depth].T
    return named(pairs)
