import numpy as np

from sigmoid import sigmoid


def forward(X, params):
    m = X.shape[0]
    # make the biases the same shape as z
    if params["bias_hidden"].shape[0] == 1:
        params["bias_hidden"] = np.repeat(params["bias_hidden"], m, axis=0)
        params["bias_output"] = np.repeat(params["bias_output"], m, axis=0)

    z_hidden = X @ params["weights_input_hidden"] + params["bias_hidden"]
    a_hidden = sigmoid(z_hidden)
    z_output = a_hidden @ params["weights_hidden_output"] + params["bias_output"]
    a_output = sigmoid(z_output)
    return z_hidden, a_hidden, z_output, a_output
