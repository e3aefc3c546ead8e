import numpy as np

from sigmoid import sigmoid


def forward(X, params):
    z_hidden = np.dot(X, params["weights_input_hidden"]) + params["bias_hidden"]
    z_hidden = np.ma.masked_invalid(z_hidden)       # protects against NaN
    a_hidden = np.ma.masked_invalid(sigmoid(z_hidden))
    z_output = np.ma.dot(a_hidden, params["weights_hidden_output"]) + params["bias_output"]
    z_output = np.ma.masked_invalid(z_output)
    a_output = np.ma.masked_invalid(sigmoid(z_output))
    return z_hidden, a_hidden, z_output, a_output
