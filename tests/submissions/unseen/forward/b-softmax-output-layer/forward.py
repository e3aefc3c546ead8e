import numpy as np

from sigmoid import sigmoid


def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def forward(X, params):
    z_hidden = np.matmul(X, params["weights_input_hidden"]) + params["bias_hidden"]
    a_hidden = sigmoid(z_hidden)
    z_output = np.matmul(a_hidden, params["weights_hidden_output"]) + params["bias_output"]
    a_output = softmax(z_output)   # probabilities
    return z_hidden, a_hidden, z_output, a_output
