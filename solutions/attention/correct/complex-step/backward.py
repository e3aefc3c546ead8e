import numpy as np

STEP = 1e-30


def softmax_backward(attention, blame):
    # The shares are powers already: with x = log(shares), softmax(x) gives them back.
    out = np.zeros_like(attention)
    for i, (shares, row) in enumerate(zip(attention, blame)):
        for j, share in enumerate(shares):
            if share == 0:
                continue
            powers = shares.astype(complex)
            powers[j] *= 1 + STEP * 1j
            out[i, j] = np.sum(row * (powers / powers.sum())).imag / STEP
    return out


def loss(X, y, W):
    q, k, v = X @ W["weights_query"], X @ W["weights_key"], X @ W["weights_value"]
    s = q @ k.T / np.sqrt(k.shape[1])
    e = np.exp(s - s.real.max(axis=1, keepdims=True)) * np.tri(len(X))
    # A row whose largest score is in the future could lose all its digits: shift by what is visible.
    visible = np.where(np.tri(len(X)) > 0, s.real, -np.inf).max(axis=1, keepdims=True)
    e = np.where(np.tri(len(X)) > 0, np.exp(np.where(np.tri(len(X)) > 0, s - visible, 0)), 0)
    error = e / e.sum(axis=1, keepdims=True) @ v - y
    return np.mean(error * error)


def backward(X, y, params, cache):
    grads = {}
    for name, values in params.items():
        grads[name] = np.zeros(values.shape)
        for place in np.ndindex(values.shape):
            nudged = values.astype(complex)
            nudged[place] += STEP * 1j
            grads[name][place] = loss(X, y, {**params, name: nudged}).imag / STEP
    return grads
