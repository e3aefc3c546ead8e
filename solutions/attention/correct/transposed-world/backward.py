import numpy as np


def softmax_backward(attention, blame):
    A, B = attention.T, blame.T
    return (A * (B - np.sum(A * B, axis=0))).T


def backward(X, y, params, cache):
    Q, K, V, A, O = (array.T for array in cache)
    D = 2 * (O - y.T) / O.size
    S = softmax_backward(A.T, (V.T @ D).T).T / np.sqrt(len(Q))
    return {
        "weights_query": (K @ S @ X).T,
        "weights_key": (Q @ S.T @ X).T,
        "weights_value": (D @ A.T @ X).T,
    }
