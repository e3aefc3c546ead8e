"""Forward pass: X -> hidden -> output."""
import numpy as np

from sigmoid import sigmoid


def forward(X, params):
    z_hid = np.dot(X, params["weights_input_hidden"]) + params["bias_hidden"]
    a_hid = sigmoid(z_hid)
    z_out = np.dot(a_hid, params["weights_hidden_output"]) + params["bias_output"]
    a_out = sigmoid(z_out)
    return z_hid, a_hid, z_out, a_out
