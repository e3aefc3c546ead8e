import numpy as np

from sigmoid import sigmoid


def neuron(x, weights, bias):
    return sum(x[i] * weights[i] for i in range(len(x))) + bias


def layer(inputs, W, b):
    z = np.zeros((inputs.shape[0], W.shape[1]))
    for r in range(z.shape[0]):
        for c in range(z.shape[1]):
            z[r, c] = neuron(inputs[r], W[:, c], b[0, 0])
    return z


def forward(X, params):
    z_hidden = layer(X, params["weights_input_hidden"], params["bias_hidden"])
    a_hidden = sigmoid(z_hidden)
    z_output = layer(a_hidden, params["weights_hidden_output"], params["bias_output"])
    a_output = sigmoid(z_output)
    return z_hidden, a_hidden, z_output, a_output
