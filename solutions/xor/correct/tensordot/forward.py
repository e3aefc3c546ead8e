import numpy as np
from sigmoid import sigmoid


def forward(X, params):
    z_hidden = np.tensordot(X, params["weights_input_hidden"], axes=([1], [0])) + params["bias_hidden"]
    a_hidden = sigmoid(z_hidden)
    z_output = np.tensordot(a_hidden, params["weights_hidden_output"], axes=([1], [0])) + params["bias_output"]
    a_output = sigmoid(z_output)
    return z_hidden, a_hidden, z_output, a_output
