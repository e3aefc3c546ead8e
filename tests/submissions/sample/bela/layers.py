# Helpers shared by my forward and backward pass.
# Index letters for einsum: m = row (example), i = what goes in, o = what comes out

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


class LayerNames(NamedTuple):
    weights: str
    bias: str


HIDDEN = LayerNames("weights_input_hidden", "bias_hidden")
OUTPUT = LayerNames("weights_hidden_output", "bias_output")


def affine(inputs: Array, weights: Array, bias: Array) -> Array:
    return np.einsum("mi,io->mo", inputs, weights) + bias


def affine_gradients(inputs: Array, delta: Array) -> tuple[Array, Array]:
    """(weights, bias) gradients of a layer, given d loss / d z of that layer"""
    w = np.einsum("mi,mo->io", inputs, delta)
    b = np.einsum("mo->o", delta)
    return w, b[np.newaxis, :]


def blame_inputs(delta: Array, weights: Array) -> Array:
    return np.einsum("mo,io->mi", delta, weights)
