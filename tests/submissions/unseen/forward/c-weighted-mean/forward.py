import numpy as np

from sigmoid import sigmoid


def neuron_layer(values, W, b):
    total = values @ W
    fan_in = W.shape[0]
    z = total / fan_in + b
    return z, sigmoid(z)


def forward(X, params):
    z_hidden, a_hidden = neuron_layer(X, params["weights_input_hidden"], params["bias_hidden"])
    z_output, a_output = neuron_layer(a_hidden, params["weights_hidden_output"], params["bias_output"])
    return z_hidden, a_hidden, z_output, a_output
