import math

import numpy as np


def softmax_backward(attention, blame):
    a, b = attention.tolist(), blame.tolist()
    out = []
    for shares, blames in zip(a, b):
        average = 0.0
        for s, d in zip(shares, blames):
            average += s * d
        out.append([s * (d - average) for s, d in zip(shares, blames)])
    return np.array(out)


def backward(X, y, params, cache):
    X, y = X.tolist(), y.tolist()
    q, k, v, a, o = [array.tolist() for array in cache]
    m, n_in, n_key, n_out = len(X), len(X[0]), len(q[0]), len(v[0])
    d = [[2 * (o[i][c] - y[i][c]) / (m * n_out) for c in range(n_out)] for i in range(m)]
    da = np.array([[sum(d[i][c] * v[j][c] for c in range(n_out)) for j in range(m)] for i in range(m)])
    ds = softmax_backward(np.array(a), da).tolist()
    root = math.sqrt(n_key)
    dq = [[sum(ds[i][j] * k[j][c] for j in range(m)) / root for c in range(n_key)] for i in range(m)]
    dk = [[sum(ds[i][j] * q[i][c] for i in range(m)) / root for c in range(n_key)] for j in range(m)]
    dv = [[sum(a[i][j] * d[i][c] for i in range(m)) for c in range(n_out)] for j in range(m)]

    def weights(blame):
        return np.array([[sum(X[t][i] * blame[t][c] for t in range(m)) for c in range(len(blame[0]))] for i in range(n_in)])

    return {"weights_query": weights(dq), "weights_key": weights(dk), "weights_value": weights(dv)}
