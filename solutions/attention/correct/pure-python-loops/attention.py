import numpy as np

from mask import mask_future
from scores import compute_scores
from softmax import softmax


def product(A, B):
    A, B = np.asarray(A).tolist(), np.asarray(B).tolist()
    return np.array([[sum(a * B[k][j] for k, a in enumerate(row)) for j in range(len(B[0]))] for row in A], dtype=float)


def forward(X, params):
    queries = product(X, params["weights_query"])
    keys = product(X, params["weights_key"])
    values = product(X, params["weights_value"])
    attention = softmax(mask_future(compute_scores(queries, keys)))
    return queries, keys, values, attention, product(attention, values)
