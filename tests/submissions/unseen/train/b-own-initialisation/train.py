import numpy as np

from backward import backward
from forward import forward
from loss import compute_loss


def init(n_in, n_hidden, n_out):
    rs = np.random.RandomState(0)
    return {
        "weights_input_hidden": rs.randn(n_in, n_hidden) * 0.1,
        "bias_hidden": np.zeros((1, n_hidden)),
        "weights_hidden_output": rs.randn(n_hidden, n_out) * 0.1,
        "bias_output": np.zeros((1, n_out)),
    }


def update_params(params, grads, learning_rate):
    return {n: params[n] - learning_rate * grads[n] for n in params}


def train(X, y, params, learning_rate, iterations):
    params = init(X.shape[1], params["bias_hidden"].size, y.shape[1])
    losses = []
    for i in range(iterations):
        cache = forward(X, params)
        losses += [compute_loss(y, cache[3])]
        params = update_params(params, backward(X, y, params, cache), learning_rate)
    return params, losses
