import numpy as np


def jacobian(shares):
    table = np.empty((len(shares), len(shares)))
    for j in range(len(shares)):
        for k in range(len(shares)):
            if j == k:
                table[j, k] = shares[k] * (1 - shares[k])
            else:
                table[j, k] = -shares[j] * shares[k]
    return table


def softmax_backward(attention, blame):
    rows = []
    for shares, row in zip(attention, blame):
        rows.append(row @ jacobian(shares))
    return np.array(rows)


def backward(X, y, params, cache):
    queries, keys, values, attention, output = cache
    n = output.shape[0] * output.shape[1]
    d_output = 2 * (output - y) / n
    d_values = attention.T @ d_output
    d_attention = d_output @ values.T
    d_scores = softmax_backward(attention, d_attention)
    d_scores = d_scores / np.sqrt(queries.shape[1])
    d_queries = d_scores @ keys
    d_keys = d_scores.T @ queries
    return {
        "weights_query": X.T @ d_queries,
        "weights_key": X.T @ d_keys,
        "weights_value": X.T @ d_values,
    }
