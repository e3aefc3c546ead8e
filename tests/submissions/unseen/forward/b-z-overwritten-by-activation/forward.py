from sigmoid import sigmoid


def activate(z):
    z[...] = sigmoid(z)
    return z


def forward(X, params):
    z_hidden = X @ params["weights_input_hidden"]
    z_hidden += params["bias_hidden"]
    a_hidden = activate(z_hidden)
    z_output = a_hidden @ params["weights_hidden_output"]
    z_output += params["bias_output"]
    a_output = activate(z_output)
    return z_hidden, a_hidden, z_output, a_output
