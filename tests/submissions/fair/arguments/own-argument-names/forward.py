from sigmoid import sigmoid


def forward(daten, gewichte):
    z_v = daten @ gewichte["weights_input_hidden"] + gewichte["bias_hidden"]
    a_v = sigmoid(z_v)
    z_a = a_v @ gewichte["weights_hidden_output"] + gewichte["bias_output"]
    a_a = sigmoid(z_a)
    return z_v, a_v, z_a, a_a
