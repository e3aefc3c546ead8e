import numpy as np

from sigmoid import sigmoid


def forward(X, params):
    wih = params["weights_input_hidden"]
    bh = params["bias_hidden"]
    who = params["weights_hidden_output"]
    bo = params["bias_output"]

    z_hidden = np.matmul(X, wih)
    a_hidden = sigmoid(z_hidden) + bh       # bias moves it up or down

    z_output = np.matmul(a_hidden, who) + bo
    a_output = sigmoid(z_output)

    return z_hidden, a_hidden, z_output, a_output
