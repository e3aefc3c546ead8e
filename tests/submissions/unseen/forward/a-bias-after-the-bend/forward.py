import numpy as np

from sigmoid import sigmoid


def forward(X, params):
    # hidden layer
    z_hidden = np.matmul(X, params["weights_input_hidden"])
    a_hidden = sigmoid(z_hidden) + params["bias_hidden"]
    # output layer
    z_output = np.matmul(a_hidden, params["weights_hidden_output"])
    a_output = sigmoid(z_output) + params["bias_output"]
    return z_hidden, a_hidden, z_output, a_output
