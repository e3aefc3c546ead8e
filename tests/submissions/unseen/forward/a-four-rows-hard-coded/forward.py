import numpy as np

from sigmoid import sigmoid


def forward(X, params):
    all_z_hidden = []
    all_z_output = []
    for n in range(4):
        x = X[n]
        z_h = x @ params["weights_input_hidden"] + params["bias_hidden"][0]
        h = sigmoid(z_h)
        z_o = h @ params["weights_hidden_output"] + params["bias_output"][0]
        all_z_hidden.append(z_h)
        all_z_output.append(z_o)
    z_hidden = np.array(all_z_hidden)
    z_output = np.array(all_z_output)
    return z_hidden, sigmoid(z_hidden), z_output, sigmoid(z_output)
