from sigmoid import sigmoid


def forward(X, params):
    # layer 1
    z = X @ params["weights_input_hidden"] + params["bias_hidden"]
    a = sigmoid(z)
    # layer 2
    z = a @ params["weights_hidden_output"] + params["bias_output"]
    a = sigmoid(z)
    return (z, a, z, a)
