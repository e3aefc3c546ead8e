import numpy as np

from sigmoid import sigmoid


def forward(X, params):
    W1, b1, W2, b2 = (np.asmatrix(params[k]) for k in (
        "weights_input_hidden", "bias_hidden", "weights_hidden_output", "bias_output"))
    one = np.asmatrix(np.ones((len(X), 1)))
    z_hidden = np.asmatrix(X) * W1 + one * b1
    a_hidden = np.asmatrix(sigmoid(z_hidden.A))
    z_output = a_hidden * W2 + one * b2
    return z_hidden.A, a_hidden.A, z_output.A, sigmoid(z_output.A)
