import numpy as np

STEP = 1e-30


def _loss(said, y):
    return np.mean((said - y) * (said - y))


def compute_gradient(X, y_true, y_pred):
    slopes = [_loss(y_pred + 1j * STEP * X[:, [i]], y_true).imag / STEP for i in range(X.shape[1])]
    return {
        "weights": np.array(slopes).reshape(-1, 1),
        "bias": np.array([[_loss(y_pred + 1j * STEP, y_true).imag / STEP]]),
    }
