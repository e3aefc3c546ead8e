import numpy as np

from sigmoid import sigmoid


def weighted_sums(inputs, weights, bias):
    m = inputs.shape[0]
    n_in, n_neurons = weights.shape
    z = np.zeros((m, n_neurons))
    for row in range(m):
        for neuron in range(n_neurons):
            for i in range(n_in):
                z[row, neuron] += inputs[row, i] * weights[i, neuron] + bias[0, neuron]
    return z


def forward(X, params):
    z_hidden = weighted_sums(X, params["weights_input_hidden"], params["bias_hidden"])
    a_hidden = sigmoid(z_hidden)
    z_output = weighted_sums(a_hidden, params["weights_hidden_output"], params["bias_output"])
    a_output = sigmoid(z_output)
    return z_hidden, a_hidden, z_output, a_output
