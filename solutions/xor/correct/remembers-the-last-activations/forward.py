import numpy as np

from sigmoid import sigmoid

last = {}


def forward(X, params):
    z_hidden = X @ params["weights_input_hidden"] + params["bias_hidden"]
    a_hidden = sigmoid(z_hidden)
    z_output = a_hidden @ params["weights_hidden_output"] + params["bias_output"]
    a_output = sigmoid(z_output)
    last["answer"] = z_hidden, a_hidden, z_output, a_output
    return last["answer"]
