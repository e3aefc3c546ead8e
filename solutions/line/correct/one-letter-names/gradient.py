def compute_gradient(X, t, p): e = p - t; n = len(e); return {"weights": 2 * X.T @ e / n, "bias": 2 * e.sum(0, keepdims=True) / n}
