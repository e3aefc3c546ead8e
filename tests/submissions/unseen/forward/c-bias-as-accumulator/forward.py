import numpy as np

from sigmoid import sigmoid


def forward(X, params):
    # z = b + x1*w1 + x2*w2 + ...
    z_hidden = params["bias_hidden"]
    z_hidden += np.matmul(X, params["weights_input_hidden"])
    a_hidden = sigmoid(z_hidden)

    z_output = params["bias_output"]
    z_output += np.matmul(a_hidden, params["weights_hidden_output"])
    a_output = sigmoid(z_output)

    return z_hidden, a_hidden, z_output, a_output
