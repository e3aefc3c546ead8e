from blocks import exact_sum, slices
from sigmoid import sigmoid_derivative


def _block(X, y, W2, cache, n):
    z1, a1, z2, a2 = cache
    d2 = 2.0 * (a2 - y) / n * sigmoid_derivative(z2)
    d1 = d2 @ W2.T * sigmoid_derivative(z1)
    return X.T @ d1, d1.sum(axis=0, keepdims=True), a1.T @ d2, d2.sum(axis=0, keepdims=True)


def backward(X, y, params, cache):
    n = cache[3].size                                   # of all rows, not of the block
    parts = [
        _block(X[rows], y[rows], params["weights_hidden_output"], [c[rows] for c in cache], n)
        for rows in slices(len(X))
    ]
    names = "weights_input_hidden", "bias_hidden", "weights_hidden_output", "bias_output"
    return {name: exact_sum(pieces) for name, pieces in zip(names, zip(*parts))}
