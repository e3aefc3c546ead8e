import numpy as np
from sigmoid import sigmoid

LD = np.longdouble


def forward(X, params):
    p = {k: np.asarray(v, dtype=LD) for k, v in params.items()}
    z_hidden = (np.asarray(X, dtype=LD) @ p["weights_input_hidden"] + p["bias_hidden"]).astype(np.float64)
    a_hidden = sigmoid(z_hidden)
    z_output = (a_hidden.astype(LD) @ p["weights_hidden_output"] + p["bias_output"]).astype(np.float64)
    a_output = sigmoid(z_output)
    return z_hidden, a_hidden, z_output, a_output
