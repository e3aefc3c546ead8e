import numpy as np

from sigmoid import sigmoid


def forward(X, params):
    m = X.shape[0]
    nh = params["weights_input_hidden"].shape[1]
    no = params["weights_hidden_output"].shape[1]
    z1 = np.zeros((m, nh), dtype=X.dtype)
    a1 = np.zeros((m, nh), dtype=X.dtype)
    z2 = np.zeros((m, no), dtype=X.dtype)
    a2 = np.zeros((m, no), dtype=X.dtype)
    for i in range(m):
        z1[i, :] = X[i, :] @ params["weights_input_hidden"] + params["bias_hidden"][0]
        a1[i, :] = sigmoid(z1[i, :])
        z2[i, :] = a1[i, :] @ params["weights_hidden_output"] + params["bias_output"][0]
        a2[i, :] = sigmoid(z2[i, :])
    return z1, a1, z2, a2
