import numpy as np

from sigmoid import sigmoid


def forward(X, params):
    # hidden layer
    z1 = np.dot(X, params["weights_input_hidden"])
    z1 = np.add(z1, params["bias_hidden"])
    a1 = sigmoid(z1)

    # output layer
    z2 = np.dot(a1, params["weights_hidden_output"])
    z2 = np.add(z2, params["bias_hidden"])
    a2 = sigmoid(z2)

    return z1, a1, z2, a2
