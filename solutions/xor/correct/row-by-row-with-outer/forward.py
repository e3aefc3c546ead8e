import numpy as np

from sigmoid import sigmoid


def forward_one(x, params):
    z_hidden = x @ params["weights_input_hidden"] + params["bias_hidden"][0]
    a_hidden = sigmoid(z_hidden)
    z_output = a_hidden @ params["weights_hidden_output"] + params["bias_output"][0]
    a_output = sigmoid(z_output)
    return z_hidden, a_hidden, z_output, a_output


def forward(X, params):
    results = [forward_one(x, params) for x in X]
    return tuple(np.stack(column) for column in zip(*results))
