import numpy as np

from sigmoid import sigmoid

buffers = {}


def buffer(name, rows, columns):
    key = (name, rows, columns)
    if key not in buffers:
        buffers[key] = np.empty((rows, columns))
    return buffers[key]


def forward(X, params):
    m = len(X)
    n_hidden, n_out = params["weights_hidden_output"].shape
    z_hidden = buffer("z_hidden", m, n_hidden)
    a_hidden = buffer("a_hidden", m, n_hidden)
    z_output = buffer("z_output", m, n_out)
    a_output = buffer("a_output", m, n_out)
    np.add(X @ params["weights_input_hidden"], params["bias_hidden"], out=z_hidden)
    a_hidden[...] = sigmoid(z_hidden)
    np.add(a_hidden @ params["weights_hidden_output"], params["bias_output"], out=z_output)
    a_output[...] = sigmoid(z_output)
    return z_hidden, a_hidden, z_output, a_output
