import numpy as np

from sigmoid import sigmoid


def neuron(inputs, weights, bias):
    total = bias
    for i in range(len(inputs)):
        total = total + inputs[i] * weights[i]
    return total


def forward(X, params):
    W, V = params["weights_input_hidden"], params["weights_hidden_output"]
    m, n_hidden = X.shape[0], W.shape[1]
    zh = np.zeros((m, n_hidden))
    zo = np.zeros((m, 1))
    for r in range(m):
        for j in range(n_hidden):
            zh[r, j] = neuron(X[r], W[:, j], params["bias_hidden"][0, j])
        zo[r, 0] = neuron(sigmoid(zh[r]), V[:, 0], params["bias_output"][0, 0])
    return zh, sigmoid(zh), zo, sigmoid(zo)
