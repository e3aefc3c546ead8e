import numpy as np

from sigmoid import sigmoid


def forward(X, params):
    X = X.astype(np.float32)
    p = {name: value.astype(np.float32) for name, value in params.items()}
    z_hidden = X @ p["weights_input_hidden"] + p["bias_hidden"]
    a_hidden = sigmoid(z_hidden)
    z_output = a_hidden @ p["weights_hidden_output"] + p["bias_output"]
    a_output = sigmoid(z_output)
    return z_hidden, a_hidden, z_output, a_output
