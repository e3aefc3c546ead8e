import numpy as np

from sigmoid import sigmoid


def forward(X, params):
    m = X.shape[0]
    h = params["bias_hidden"].shape[1]
    o = params["bias_output"].shape[1]
    tape = np.empty((m, 2 * h + 2 * o))
    z_hidden, a_hidden, z_output, a_output = np.split(tape, [h, 2 * h, 2 * h + o], axis=1)
    z_hidden[:] = X @ params["weights_input_hidden"] + params["bias_hidden"]
    a_hidden[:] = sigmoid(z_hidden)
    z_output[:] = a_hidden @ params["weights_hidden_output"] + params["bias_output"]
    a_output[:] = sigmoid(z_output)
    return z_hidden, a_hidden, z_output, a_output
