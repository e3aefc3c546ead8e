import numpy as np

from sigmoid import sigmoid


def forward(X, params):
    # Z = W^T x + b with one example per column (lecture notes, week 2)
    A0 = np.transpose(X)
    W1 = params["weights_input_hidden"].T
    W2 = params["weights_hidden_output"].T
    Z1 = np.dot(W1, A0) + params["bias_hidden"].T
    A1 = sigmoid(Z1)
    Z2 = np.dot(W2, A1) + params["bias_output"].T
    A2 = sigmoid(Z2)
    return Z1, A1, Z2, A2
