from sigmoid import sigmoid


def forward(X, params):
    """The lecture has W x + b with columns, so I do it like that."""
    x = X.T
    W1, b1 = params["weights_input_hidden"].T, params["bias_hidden"].T
    W2, b2 = params["weights_hidden_output"].T, params["bias_output"].T
    z1 = W1 @ x + b1
    a1 = sigmoid(z1)
    z2 = W2 @ a1 + b2
    a2 = sigmoid(z2)
    return z1.T, a1.T, z2.T, a2.T
