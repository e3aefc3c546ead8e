from functools import partial
from sigmoid import sigmoid


def _affine(weights, bias, rows):
    return rows @ weights + bias


def forward(X, params):
    to_hidden = partial(_affine, params["weights_input_hidden"], params["bias_hidden"])
    to_output = partial(_affine, params["weights_hidden_output"], params["bias_output"])
    z_hidden = to_hidden(X)
    a_hidden = sigmoid(z_hidden)
    z_output = to_output(a_hidden)
    a_output = sigmoid(z_output)
    return z_hidden, a_hidden, z_output, a_output
