from abstractions import Activation, Logistic


def _run(activation: Activation, X, params):
    z_hidden = X @ params["weights_input_hidden"] + params["bias_hidden"]
    a_hidden = activation.value(z_hidden)
    z_output = a_hidden @ params["weights_hidden_output"] + params["bias_output"]
    return z_hidden, a_hidden, z_output, activation.value(z_output)


def forward(X, params):
    return _run(Logistic(), X, params)
