import numpy as np

from scores import compute_scores


def forward(X, params):
    queries = np.tensordot(X, params["weights_query"], 1)
    keys = np.tensordot(X, params["weights_key"], 1)
    values = np.tensordot(X, params["weights_value"], 1)
    scores = compute_scores(queries, keys)
    seen = np.tri(len(X)) > 0
    top = np.max(scores, axis=1, keepdims=True, where=seen, initial=-np.inf)
    kernel = np.exp(scores - top, where=seen, out=np.zeros(scores.shape))
    mass = kernel.sum(axis=1, keepdims=True)
    return queries, keys, values, kernel / mass, kernel @ values / mass
