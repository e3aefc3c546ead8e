import numpy as np


class Node:
    def __init__(self, value, parents=()):
        self.value, self.parents, self.blame = value, parents, 0.0

    def back(self, blame=1.0):
        self.blame = self.blame + blame
        for parent, pull in self.parents:
            parent.back(pull(blame))


def compute_gradient(X, y_true, y_pred):
    weights, bias = Node(np.zeros((X.shape[1], 1))), Node(np.zeros((1, 1)))
    said = Node(y_pred, ((weights, lambda g: X.T @ g), (bias, lambda g: g.sum(axis=0, keepdims=True))))
    error = Node(said.value - y_true, ((said, lambda g: g),))
    square = Node(error.value**2, ((error, lambda g: 2 * error.value * g),))
    loss = Node(square.value.mean(), ((square, lambda g: g * np.full_like(square.value, 1 / square.value.size)),))
    loss.back()
    return {"weights": weights.blame, "bias": bias.blame}
