import numpy as np

from forward import forward
from loss import compute_loss
from sigmoid import sigmoid_derivative


def nudge_bias(X, y, params, name, h=0.1):
    before = compute_loss(y, forward(X, params)[3])
    slope = np.zeros(params[name].shape)
    for j in range(slope.shape[1]):
        moved = {k: np.array(v, dtype=float) for k, v in params.items()}
        moved[name][0, j] += h
        slope[0, j] = (compute_loss(y, forward(X, moved)[3]) - before) / h
    return slope


def backward(X, y, params, cache):
    z1, a1, z2, a2 = cache
    d2 = 2 * (a2 - y) / a2.size * sigmoid_derivative(z2)
    d1 = d2 @ params["weights_hidden_output"].T * sigmoid_derivative(z1)
    return {
        "weights_input_hidden": X.T @ d1,
        "bias_hidden": nudge_bias(X, y, params, "bias_hidden"),
        "weights_hidden_output": a1.T @ d2,
        "bias_output": nudge_bias(X, y, params, "bias_output"),
    }
