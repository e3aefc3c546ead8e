import numpy as np

from sigmoid import sigmoid


def forward(X, params):
    # with matrices * is the matrix product, much nicer to read
    X = np.matrix(X)
    W1 = np.matrix(params["weights_input_hidden"])
    W2 = np.matrix(params["weights_hidden_output"])
    z_hidden = X * W1 + params["bias_hidden"]
    a_hidden = sigmoid(z_hidden)
    z_output = a_hidden * W2 + params["bias_output"]
    a_output = sigmoid(z_output)
    return np.matrix(z_hidden), np.matrix(a_hidden), np.matrix(z_output), np.matrix(a_output)
