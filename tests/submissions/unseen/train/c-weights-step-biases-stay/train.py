import numpy as np

from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    w1 = params["weights_input_hidden"] - learning_rate * grads["weights_input_hidden"]
    w2 = params["weights_hidden_output"] - learning_rate * grads["weights_hidden_output"]
    return {
        "weights_input_hidden": w1,
        "bias_hidden": params["bias_hidden"].copy(),
        "weights_hidden_output": w2,
        "bias_output": params["bias_output"].copy(),
    }


def train(X, y, params, learning_rate, iterations):
    losses = []
    for _ in range(iterations):
        out = forward(X, params)
        losses.append(compute_loss(y, out[3]))
        params = update_params(params, backward(X, y, params, out), learning_rate)
    return params, losses
