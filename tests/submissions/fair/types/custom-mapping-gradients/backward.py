from collections.abc import Mapping

import numpy as np

from sigmoid import sigmoid_derivative


class Gradients(Mapping):
    """The four slopes. Works like a dict, but prints nicely."""

    def __init__(self, w1, b1, w2, b2):
        self._slots = {
            "weights_input_hidden": w1,
            "bias_hidden": b1,
            "weights_hidden_output": w2,
            "bias_output": b2,
        }

    def __getitem__(self, name):
        return self._slots[name]

    def __iter__(self):
        return iter(self._slots)

    def __len__(self):
        return len(self._slots)

    def __repr__(self):
        return "\n".join(f"{name}: {np.round(slope, 4)}" for name, slope in self.items())


def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache
    blame_output = 2 * (a_output - y) / y.size * sigmoid_derivative(z_output)
    blame_hidden = (blame_output @ params["weights_hidden_output"].T) * sigmoid_derivative(z_hidden)
    return Gradients(
        X.T @ blame_hidden,
        blame_hidden.sum(axis=0).reshape(1, -1),
        a_hidden.T @ blame_output,
        blame_output.sum(axis=0).reshape(1, -1),
    )
