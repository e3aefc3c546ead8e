import numpy as np


def compute_gradient(X, y_true, y_pred):
    assert y_true.shape == y_pred.shape
    m = X.shape[0]
    dz = (2 / m) * (y_pred - y_true)
    grads = {"weights": np.dot(X.T, dz), "bias": np.sum(dz, axis=0, keepdims=True)}
    assert grads["weights"].shape == (X.shape[1], 1)
    return grads


def _check():
    X, y, w = np.array([[1.0], [2.0]]), np.array([[1.0], [3.0]]), 0.5
    slope = compute_gradient(X, y, X * w)["weights"][0, 0]
    nudged = [np.mean((X * (w + d) - y) ** 2) for d in (1e-4, -1e-4)]
    assert abs(slope - (nudged[0] - nudged[1]) / 2e-4) < 1e-6


if __name__ == "__main__":
    _check()
