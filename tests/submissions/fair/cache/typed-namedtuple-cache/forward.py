from typing import NamedTuple

import numpy as np

from sigmoid import sigmoid, sigmoid_derivative


class Pass(NamedTuple):
    z_hidden: np.ndarray
    a_hidden: np.ndarray
    z_output: np.ndarray
    a_output: np.ndarray

    @property
    def slopes(self):
        return sigmoid_derivative(self.z_hidden), sigmoid_derivative(self.z_output)


def forward(X, params):
    z1 = X @ params["weights_input_hidden"] + params["bias_hidden"]
    a1 = sigmoid(z1)
    z2 = a1 @ params["weights_hidden_output"] + params["bias_output"]
    return Pass(z1, a1, z2, sigmoid(z2))
