from sigmoid import sigmoid


def forward(X, params):
    a0 = X
    z1 = a0 @ params["weights_input_hidden"] + params["bias_hidden"]
    a1 = sigmoid(z1)
    z2 = a1 @ params["weights_hidden_output"] + params["bias_output"]
    a2 = sigmoid(z2)
    return a0, z1, a1, z2, a2
