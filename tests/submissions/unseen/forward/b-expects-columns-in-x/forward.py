from sigmoid import sigmoid


def forward(X, params):
    z1 = params["weights_input_hidden"].T @ X
    z1 = z1.T + params["bias_hidden"]
    a1 = sigmoid(z1)

    z2 = params["weights_hidden_output"].T @ a1.T
    z2 = z2.T + params["bias_output"]
    a2 = sigmoid(z2)
    return z1, a1, z2, a2
