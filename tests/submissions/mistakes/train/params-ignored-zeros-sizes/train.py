import numpy as np

from backward import backward
from forward import forward
from loss import compute_loss


class Trainer:
    def __init__(self, n_in, n_hidden, n_out, learning_rate):
        self.learning_rate = learning_rate
        self.params = {
            "weights_input_hidden": np.zeros((n_in, n_hidden)),
            "bias_hidden": np.zeros((1, n_hidden)),
            "weights_hidden_output": np.zeros((n_hidden, n_out)),
            "bias_output": np.zeros((1, n_out)),
        }
        self.losses = []

    def epoch(self, X, y):
        cache = forward(X, self.params)
        self.losses.append(compute_loss(y, cache[-1]))
        self.params = update_params(self.params, backward(X, y, self.params, cache), self.learning_rate)


def update_params(params, grads, learning_rate):
    return {name: value - learning_rate * grads[name] for name, value in params.items()}


def train(X, y, params, learning_rate, iterations):
    n_hidden = params["bias_hidden"].shape[1]
    trainer = Trainer(X.shape[1], n_hidden, y.shape[1], learning_rate)
    for _ in range(iterations):
        trainer.epoch(X, y)
    return trainer.params, trainer.losses
