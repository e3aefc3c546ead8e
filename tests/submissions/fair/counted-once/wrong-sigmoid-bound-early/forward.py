from functools import partial

import numpy as np

from sigmoid import *

ACTIVATIONS = {"sigmoid": sigmoid, "none": lambda z: z}


def dense(activation, inputs, weights, bias):
    z = np.dot(inputs, weights) + bias
    return z, activation(z)


sigmoid_layer = partial(dense, ACTIVATIONS["sigmoid"])


def forward(X, params):
    z1, a1 = sigmoid_layer(X, params["weights_input_hidden"], params["bias_hidden"])
    z2, a2 = sigmoid_layer(a1, params["weights_hidden_output"], params["bias_output"])
    return z1, a1, z2, a2
