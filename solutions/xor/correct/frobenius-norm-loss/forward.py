import numpy as np
from sigmoid import sigmoid


def forward(X, params):
    # inner products of rows with rows: the weights are handed over transposed
    z_hidden = np.inner(X, params["weights_input_hidden"].T) + params["bias_hidden"]
    a_hidden = sigmoid(z_hidden)
    z_output = np.inner(a_hidden, params["weights_hidden_output"].T) + params["bias_output"]
    a_output = sigmoid(z_output)
    return z_hidden, a_hidden, z_output, a_output
