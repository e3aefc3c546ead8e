import numpy as np
from sigmoid import sigmoid


def forward(X, params):
    wih, bh, who, bo = (
        params["weights_input_hidden"], params["bias_hidden"],
        params["weights_hidden_output"], params["bias_output"],
    )
    z_hidden = np.matmul(X, wih) + bh
    a_hidden = sigmoid(z_hidden)
    z_output = np.matmul(a_hidden, who) + bo
    a_output = sigmoid(z_output)
    return z_hidden, a_hidden, z_output, a_output
