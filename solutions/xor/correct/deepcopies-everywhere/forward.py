import copy

import numpy as np

from sigmoid import sigmoid


def forward(X, params):
    X = copy.deepcopy(X).astype(float)
    params = copy.deepcopy(params)

    z_hidden = X.dot(params["weights_input_hidden"])
    z_hidden += params["bias_hidden"]
    a_hidden = sigmoid(z_hidden)

    z_output = a_hidden.dot(params["weights_hidden_output"])
    z_output += params["bias_output"]
    a_output = sigmoid(z_output)

    return z_hidden.copy(), a_hidden.copy(), z_output.copy(), a_output.copy()
