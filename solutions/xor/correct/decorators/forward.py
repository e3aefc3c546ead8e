import numpy as np

from decorators import timed
from sigmoid import sigmoid


@timed
def forward(X, params):
    z_hidden = np.dot(X, params["weights_input_hidden"]) + params["bias_hidden"]
    a_hidden = sigmoid(z_hidden)
    z_output = np.dot(a_hidden, params["weights_hidden_output"]) + params["bias_output"]
    a_output = sigmoid(z_output)
    return z_hidden, a_hidden, z_output, a_output
