import numpy as np
from sigmoid import sigmoid


def forward(X, params):
    W1, b1 = params["weights_input_hidden"], params["bias_hidden"]
    W2, b2 = params["weights_hidden_output"], params["bias_output"]

    z_hidden = X @ W1 + b1
    a_hidden = sigmoid(z_hidden)

    z_output = np.zeros((X.shape[0], W2.shape[1])) + b2
    for j in range(a_hidden.shape[1] - 1):
        z_output = z_output + a_hidden[:, [j]] * W2[[j], :]
    a_output = sigmoid(z_output)
    return z_hidden, a_hidden, z_output, a_output
