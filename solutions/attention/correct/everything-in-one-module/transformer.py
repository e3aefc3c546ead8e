import numpy as np


def softmax(x):
    e = np.exp(x - np.max(x, -1, keepdims=True))
    return e / np.sum(e, -1, keepdims=True)


def compute_scores(queries, keys):
    return queries @ keys.T / np.sqrt(queries.shape[1])


def mask_future(scores):
    m = len(scores)
    return np.where(np.arange(m)[None, :] > np.arange(m)[:, None], -np.inf, scores)


def forward(X, params):
    queries, keys, values = (X @ params["weights_" + n] for n in ("query", "key", "value"))
    attention = softmax(mask_future(compute_scores(queries, keys)))
    return queries, keys, values, attention, attention @ values


def softmax_backward(attention, blame):
    return attention * blame - attention * np.sum(attention * blame, axis=1, keepdims=True)


def backward(X, y, params, cache):
    queries, keys, values, attention, output = cache
    d_output = 2 * (output - y) / y.size
    d_scores = softmax_backward(attention, d_output @ values.T) / np.sqrt(queries.shape[1])
    return {
        "weights_query": X.T @ d_scores @ keys,
        "weights_key": X.T @ d_scores.T @ queries,
        "weights_value": X.T @ attention.T @ d_output,
    }


def train(sequences, targets, params, learning_rate, iterations):
    params, loss_history, n = dict(params), [], len(sequences)
    for _ in range(iterations):
        loss, step = 0.0, {name: 0.0 for name in params}
        for X, y in zip(sequences, targets):
            cache = forward(X, params)
            loss += np.mean((cache[-1] - y) ** 2) / n
            for name, grad in backward(X, y, params, cache).items():
                step[name] = step[name] + grad / n
        loss_history.append(loss)
        for name in params:
            params[name] = params[name] - learning_rate * step[name]
    return params, loss_history
