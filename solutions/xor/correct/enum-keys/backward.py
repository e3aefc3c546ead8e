from names import At, Axis, Name
from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    predictions = cache[At.A_OUTPUT]
    n = predictions.shape[Axis.ROWS] * predictions.shape[Axis.COLUMNS]
    d2 = (predictions - y) * sigmoid_derivative(cache[At.Z_OUTPUT]) * (2 / n)
    d1 = (d2 @ params[Name.W2].T) * sigmoid_derivative(cache[At.Z_HIDDEN])
    found = {
        Name.W1: X.T @ d1,
        Name.B1: d1.sum(axis=Axis.ROWS, keepdims=True),
        Name.W2: cache[At.A_HIDDEN].T @ d2,
        Name.B2: d2.sum(axis=Axis.ROWS, keepdims=True),
    }
    return {name.value: found[name] for name in Name}
