import numpy as np

from sigmoid import sigmoid


class Layer:
    def __init__(self, weights, bias, activation=None):
        self.weights = weights
        self.bias = bias
        self.activation = activation

    def __call__(self, inputs):
        self.z = np.dot(inputs, self.weights) + self.bias
        self.a = self.activation(self.z) if self.activation else self.z.copy()
        return self.a


def forward(X, params):
    hidden = Layer(params["weights_input_hidden"], params["bias_hidden"])
    output = Layer(params["weights_hidden_output"], params["bias_output"], activation=sigmoid)
    output(hidden(X))
    return hidden.z, hidden.a, output.z, output.a
