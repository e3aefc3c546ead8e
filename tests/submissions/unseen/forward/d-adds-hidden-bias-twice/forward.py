from sigmoid import sigmoid


def weighted_sum(inputs, weights, bias):
    return inputs.dot(weights) + bias


def forward(X, params):
    b1 = params["bias_hidden"]
    b2 = params["bias_output"]

    s = weighted_sum(X, params["weights_input_hidden"], b1)
    z_hidden = s + b1
    a_hidden = sigmoid(z_hidden)

    z_output = weighted_sum(a_hidden, params["weights_hidden_output"], b2)
    a_output = sigmoid(z_output)
    return z_hidden, a_hidden, z_output, a_output
