import numpy as np

from sigmoid import sigmoid


def forward(X, params):
    z_hidden = np.round(X @ params["weights_input_hidden"] + params["bias_hidden"], 4)
    a_hidden = np.round(sigmoid(z_hidden), 4)
    z_output = np.round(a_hidden @ params["weights_hidden_output"] + params["bias_output"], 4)
    a_output = np.round(sigmoid(z_output), 4)
    return z_hidden, a_hidden, z_output, a_output
