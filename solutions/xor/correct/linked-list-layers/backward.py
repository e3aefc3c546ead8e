import numpy as np
from chain import TAIL
from sigmoid import sigmoid_derivative


def _visit(node, blame_of_a, X, params, kept):
    if node is None:
        return {}
    *earlier, z, _ = kept
    incoming = earlier[-1] if earlier else np.asarray(X)
    blame_of_z = blame_of_a * sigmoid_derivative(z)
    further = _visit(node.before, blame_of_z @ params[node.weights].T, X, params, earlier)
    further[node.weights] = incoming.T @ blame_of_z
    further[node.bias] = blame_of_z.sum(axis=0, keepdims=True)
    return further


def backward(X, y, params, cache):
    prediction = cache[-1]
    return _visit(TAIL, 2.0 * (prediction - y) / prediction.size, X, params, list(cache))
