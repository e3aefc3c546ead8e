import numpy as np
from sigmoid import sigmoid


def forward(X, params):
    W1, b1 = params["weights_input_hidden"], params["bias_hidden"]
    W2, b2 = params["weights_hidden_output"], params["bias_output"]

    Z1 = X @ W1
    A1 = sigmoid(Z1)
    Z2 = A1 @ W2 + b2
    A2 = sigmoid(Z2)
    return Z1, A1, Z2, A2
