import numpy as np

from sigmoid import BIG, sigmoid


def forward(X, params):
    p = {name: np.asarray(value, dtype=BIG) for name, value in params.items()}
    z1 = np.asarray(X, dtype=BIG) @ p["weights_input_hidden"] + p["bias_hidden"]
    a1 = sigmoid(z1)
    z2 = a1 @ p["weights_hidden_output"] + p["bias_output"]
    a2 = sigmoid(z2)
    return z1, a1, z2, a2
