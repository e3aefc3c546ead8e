from sigmoid import sigmoid_derivative

BATCH_SIZE = 32


def backward(X, y, params, cache):
    xb, yb = X[:BATCH_SIZE], y[:BATCH_SIZE]
    z1, a1, z2, a2 = [c[:BATCH_SIZE] for c in cache]

    err = 2 * (a2 - yb) / yb.size
    dz2 = err * sigmoid_derivative(z2)
    dz1 = dz2 @ params["weights_hidden_output"].T * sigmoid_derivative(z1)
    out = {}
    out["weights_hidden_output"] = a1.T @ dz2
    out["bias_output"] = dz2.sum(axis=0, keepdims=True)
    out["weights_input_hidden"] = xb.T @ dz1
    out["bias_hidden"] = dz1.sum(axis=0, keepdims=True)
    return out
