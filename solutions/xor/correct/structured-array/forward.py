import numpy as np
from records import pack
from sigmoid import sigmoid


def forward(X, params):
    p = pack(params)
    z_hidden = X @ p["weights_input_hidden"] + p["bias_hidden"]
    a_hidden = sigmoid(z_hidden)
    z_output = a_hidden @ p["weights_hidden_output"] + p["bias_output"]
    a_output = sigmoid(z_output)
    return z_hidden, a_hidden, z_output, a_output
