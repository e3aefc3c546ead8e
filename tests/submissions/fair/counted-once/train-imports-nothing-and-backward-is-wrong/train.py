import numpy as np


def f(z):
    return 0.5 + 0.5 * np.tanh(z / 2)


def update_params(params, grads, learning_rate):
    new = {}
    for k, v in params.items():
        new[k] = v - learning_rate * grads[k]
    return new


def gradients(X, y, p):
    h = f(X @ p["weights_input_hidden"] + p["bias_hidden"])
    o = f(h @ p["weights_hidden_output"] + p["bias_output"])
    e = o - y
    do = 2 * e * o * (1 - o) / e.size
    dh = (do @ p["weights_hidden_output"].T) * h * (1 - h)
    return np.mean(e * e), {
        "weights_input_hidden": X.T @ dh,
        "bias_hidden": dh.sum(axis=0)[None, :],
        "weights_hidden_output": h.T @ do,
        "bias_output": do.sum(axis=0)[None, :],
    }


def train(X, y, params, learning_rate, iterations):
    losses = []
    for _ in range(iterations):
        loss, g = gradients(X, y, params)
        losses.append(loss)
        params = update_params(params, g, learning_rate)
    return params, losses
