import numpy as np

from sigmoid import sigmoid


def forward(X, params):
    W1, b1 = params["weights_input_hidden"], params["bias_hidden"]
    W2, b2 = params["weights_hidden_output"], params["bias_output"]
    n_samples = X.shape[1]

    z_h = np.zeros((X.shape[0], W1.shape[1]))
    z_o = np.zeros((X.shape[0], W2.shape[1]))
    for n in range(n_samples):
        z_h[n] = X[n].dot(W1) + b1[0]
        z_o[n] = sigmoid(z_h[n]).dot(W2) + b2[0]
    return z_h, sigmoid(z_h), z_o, sigmoid(z_o)
