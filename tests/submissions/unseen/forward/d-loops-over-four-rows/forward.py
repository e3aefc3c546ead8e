import numpy as np

from sigmoid import sigmoid


def forward(X, params):
    W1 = params["weights_input_hidden"]
    W2 = params["weights_hidden_output"]
    m = X.shape[0]
    z1 = np.zeros((m, W1.shape[1]))
    a1 = np.zeros((m, W1.shape[1]))
    z2 = np.zeros((m, W2.shape[1]))
    a2 = np.zeros((m, W2.shape[1]))

    # go through the examples
    for i in range(4):
        z1[i] = np.dot(X[i], W1) + params["bias_hidden"][0]
        a1[i] = sigmoid(z1[i])
        z2[i] = np.dot(a1[i], W2) + params["bias_output"][0]
        a2[i] = sigmoid(z2[i])
    return z1, a1, z2, a2
