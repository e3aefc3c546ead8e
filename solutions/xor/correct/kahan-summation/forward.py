from kahan import product
from sigmoid import sigmoid


def forward(X, params):
    z_hidden = product(X, params["weights_input_hidden"]) + params["bias_hidden"]
    a_hidden = sigmoid(z_hidden)
    z_output = product(a_hidden, params["weights_hidden_output"]) + params["bias_output"]
    a_output = sigmoid(z_output)
    return z_hidden, a_hidden, z_output, a_output
