import numpy as np


def train(sequences, targets, params, learning_rate, iterations):
    Wq, Wk, Wv = (params[f"weights_{name}"] for name in ("query", "key", "value"))
    n, m = sequences.shape[:2]
    future = np.triu(np.ones((m, m), dtype=bool), 1)
    XT = np.moveaxis(sequences, 2, 0).reshape(sequences.shape[2], n * m)
    losses = []
    for _ in range(iterations):
        q, k, v = sequences @ Wq, sequences @ Wk, sequences @ Wv
        s = q @ k.transpose(0, 2, 1) / np.sqrt(k.shape[-1])
        s[:, future] = -np.inf
        e = np.exp(s - s.max(-1, keepdims=True))
        a = e / e.sum(-1, keepdims=True)
        error = a @ v - targets
        losses.append((error**2).mean())
        d = 2 * error / error.size
        da = d @ v.transpose(0, 2, 1)
        ds = a * (da - (a * da).sum(-1, keepdims=True)) / np.sqrt(k.shape[-1])
        flat = [b.reshape(n * m, -1) for b in (ds @ k, ds.transpose(0, 2, 1) @ q, a.transpose(0, 2, 1) @ d)]
        Wq, Wk, Wv = (W - learning_rate * (XT @ b) for W, b in zip((Wq, Wk, Wv), flat))
    return {"weights_query": Wq, "weights_key": Wk, "weights_value": Wv}, losses
