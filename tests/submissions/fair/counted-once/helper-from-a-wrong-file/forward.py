from sigmoid import sigmoid, weighted_sum


def forward(X, params):
    z_hidden = weighted_sum(X, params["weights_input_hidden"], params["bias_hidden"])
    a_hidden = sigmoid(z_hidden)
    z_output = weighted_sum(a_hidden, params["weights_hidden_output"], params["bias_output"])
    a_output = sigmoid(z_output)
    return z_hidden, a_hidden, z_output, a_output
