import numpy as np

from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    new_params = {}
    for name in ["weights_input_hidden", "bias_hidden", "weights_hidden_output", "bias_output"]:
        new_params[name] = params[name] - learning_rate * grads[name]
    new_params["steps"] = params.get("steps", 0) + 1
    return new_params


def train(X, y, params, learning_rate, iterations):
    history = np.zeros(iterations)
    for i in range(iterations):
        cache = forward(X, params)
        history[i] = compute_loss(y, cache[-1])
        params = update_params(params, backward(X, y, params, cache), learning_rate)
    return params, history
