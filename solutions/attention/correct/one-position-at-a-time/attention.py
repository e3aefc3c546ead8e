import numpy as np

from scores import compute_scores
from softmax import softmax


def forward(X, params):
    m = X.shape[0]
    queries, keys, values = [], [], []
    attention = np.zeros((m, m))
    output = np.zeros((m, params["weights_value"].shape[1]))
    for t in range(m):
        queries.append(X[t] @ params["weights_query"])
        keys.append(X[t] @ params["weights_key"])
        values.append(X[t] @ params["weights_value"])
        past = compute_scores(np.array([queries[t]]), np.array(keys))
        attention[t, : t + 1] = softmax(past)[0]
        for j in range(t + 1):
            output[t] += attention[t, j] * values[j]
    return np.array(queries), np.array(keys), np.array(values), attention, output
