from __future__ import annotations

from collections.abc import Mapping

from sigmoid import sigmoid
from types_and_shapes import Activation, Array, Cache, Params


def forward(X: Array, params: Mapping[str, Array], activation: Activation = sigmoid) -> Cache:
    p = Params.of(params)
    z_hidden: Array = X @ p.weights_input_hidden + p.bias_hidden
    a_hidden: Array = activation(z_hidden)
    z_output: Array = a_hidden @ p.weights_hidden_output + p.bias_output
    return z_hidden, a_hidden, z_output, activation(z_output)
