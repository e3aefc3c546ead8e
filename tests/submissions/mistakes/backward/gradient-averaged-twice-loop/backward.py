import numpy as np


def backward(X, y, params, cache):
    _, h, _, out = cache
    rows = float(len(X))
    layers = [
        ("weights_hidden_output", "bias_output", h, out),
        ("weights_input_hidden", "bias_hidden", np.asarray(X), h),
    ]

    signal = (out - y) * (2.0 / out.size)
    gradients = {}
    for w, b, came_in, went_out in layers:
        signal = signal * went_out * (1.0 - went_out)
        gradients[w] = np.matmul(came_in.T, signal) / rows
        gradients[b] = np.sum(signal, 0, keepdims=True) / rows
        signal = np.matmul(signal, params[w].T)
    return gradients
