from augmented import join, split, with_ones
from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z1, a1, z2, a2 = cache
    _, M2 = join(params)
    d2 = 2 * (a2 - y) / y.size * sigmoid_derivative(z2)
    d1 = (d2 @ M2.T)[:, :-1] * sigmoid_derivative(z1)      # nobody feeds the ones
    return split([with_ones(X).T @ d1, with_ones(a1).T @ d2])
