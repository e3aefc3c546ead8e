import numpy as np


def compute_gradient(X, y_true, y_pred):
    m, n = len(X), len(X[0])
    weights, bias = [0.0] * n, 0.0
    for k in range(m):
        error = float(y_pred[k][0]) - float(y_true[k][0])
        for i in range(n):
            weights[i] += 2 * error * float(X[k][i]) / m
        bias += 2 * error / m
    return {"weights": np.array([[w] for w in weights]), "bias": np.array([[bias]])}
