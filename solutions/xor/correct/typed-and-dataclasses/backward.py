from __future__ import annotations

from collections.abc import Mapping

from sigmoid import sigmoid_derivative
from types_and_shapes import Array, Cache, Params


def backward(X: Array, y: Array, params: Mapping[str, Array], cache: Cache) -> dict[str, Array]:
    p = Params.of(params)
    z_hidden, a_hidden, z_output, a_output = cache
    d_output: Array = (2.0 / y.size) * (a_output - y) * sigmoid_derivative(z_output)
    d_hidden: Array = (d_output @ p.weights_hidden_output.T) * sigmoid_derivative(z_hidden)
    return Params(
        weights_input_hidden=X.T @ d_hidden,
        bias_hidden=d_hidden.sum(axis=0, keepdims=True),
        weights_hidden_output=a_hidden.T @ d_output,
        bias_output=d_output.sum(axis=0, keepdims=True),
    ).as_dict()
