import numpy as np

from sigmoid import sigmoid


class Network:
    def __init__(self, activation):
        self.activation = activation

    def layer(self, inputs, weights, bias):
        z = np.dot(inputs, weights) + bias
        return z, self.activation(z)

    def forward(self, X, params):
        z_hidden, a_hidden = self.layer(X, params["weights_input_hidden"], params["bias_hidden"])
        z_output, a_output = self.layer(a_hidden, params["weights_hidden_output"], params["bias_output"])
        return z_hidden, a_hidden, z_output, a_output


net = Network(sigmoid)
forward = net.forward
