import numpy as np

from sigmoid import sigmoid


def forward(X, params):
    W1, b1 = params["weights_input_hidden"], params["bias_hidden"]
    rows, n_in = X.shape
    n_hidden = W1.shape[1]

    z_hidden = np.zeros((rows, n_hidden))
    for r in range(rows):
        for j in range(n_hidden):
            for i in range(n_in):
                z_hidden[r][j] += X[r][i] * W1[j][i]
            z_hidden[r][j] += b1[0][j]
    a_hidden = sigmoid(z_hidden)

    z_output = a_hidden.dot(params["weights_hidden_output"]) + params["bias_output"]
    return z_hidden, a_hidden, z_output, sigmoid(z_output)
