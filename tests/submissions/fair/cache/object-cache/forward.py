from dataclasses import dataclass

import numpy as np

from sigmoid import sigmoid


@dataclass
class Layer:
    z: np.ndarray
    a: np.ndarray


@dataclass
class Activations:
    hidden: Layer
    output: Layer


def run_layer(inputs, weights, bias):
    z = inputs @ weights + bias
    return Layer(z, sigmoid(z))


def forward(X, params):
    hidden = run_layer(X, params["weights_input_hidden"], params["bias_hidden"])
    output = run_layer(hidden.a, params["weights_hidden_output"], params["bias_output"])
    return Activations(hidden, output)
