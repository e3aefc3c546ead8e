import numpy as np


def softmax_backward(attention, blame):
    result = np.zeros(attention.shape)
    for t in range(len(attention)):
        result[t] = attention[t] * (blame[t] - attention[t] @ blame[t])
    return result


def backward(X, y, params, cache):
    queries, keys, values, attention, output = cache
    grads = {name: np.zeros(array.shape) for name, array in params.items()}
    m = len(X)
    for t in range(m):
        error = 2 * (output[t] - y[t]) / y.size
        shares = np.array([values[j] @ error for j in range(t + 1)])
        average = attention[t, : t + 1] @ shares
        for j in range(t + 1):
            score = attention[t, j] * (shares[j] - average) / np.sqrt(keys.shape[1])
            grads["weights_query"] += np.outer(X[t], score * keys[j])
            grads["weights_key"] += np.outer(X[j], score * queries[t])
            grads["weights_value"] += np.outer(X[j], attention[t, j] * error)
    return grads
