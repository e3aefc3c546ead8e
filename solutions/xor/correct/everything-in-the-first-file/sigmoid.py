"""My neural network. The other files only exist because they have to."""
import numpy as np

__all__ = ["sigmoid", "sigmoid_derivative", "forward", "compute_loss", "backward", "update_params", "train"]


def sigmoid(x):
    return np.exp(-np.logaddexp(0, np.negative(x)))


def sigmoid_derivative(x):
    return sigmoid(x) * sigmoid(np.negative(x))


def forward(X, params):
    z1 = X @ params["weights_input_hidden"] + params["bias_hidden"]
    z2 = sigmoid(z1) @ params["weights_hidden_output"] + params["bias_output"]
    return z1, sigmoid(z1), z2, sigmoid(z2)


def compute_loss(y_true, y_pred):
    return np.average((y_true - y_pred) ** 2)


def backward(X, y, params, cache):
    z1, a1, z2, a2 = cache
    g = {}
    blame = (a2 - y) * sigmoid_derivative(z2) * 2 / a2.size
    g["weights_hidden_output"], g["bias_output"] = a1.T @ blame, blame.sum(0, keepdims=True)
    blame = blame @ params["weights_hidden_output"].T * sigmoid_derivative(z1)
    g["weights_input_hidden"], g["bias_hidden"] = X.T @ blame, blame.sum(0, keepdims=True)
    return g


def update_params(params, grads, learning_rate):
    return {k: params[k] - learning_rate * grads[k] for k in params}


def train(X, y, params, learning_rate, iterations):
    losses = []
    for _ in range(iterations):
        cache = forward(X, params)
        losses.append(compute_loss(y, cache[-1]))
        params = update_params(params, backward(X, y, params, cache), learning_rate)
    return params, losses
