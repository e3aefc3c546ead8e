from functools import reduce
import numpy as np
from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z1, a1, z2, a2 = cache
    walk = (
        ("weights_hidden_output", "bias_output", z2, a1),
        ("weights_input_hidden", "bias_hidden", z1, np.asarray(X)),
    )

    def step(state, link):
        grads, dL_da = state
        w, b, z, came_in = link
        dL_dz = dL_da * sigmoid_derivative(z)
        found = {w: came_in.T @ dL_dz, b: reduce(np.add, dL_dz, np.zeros(dL_dz.shape[1]))[np.newaxis, :]}
        return {**grads, **found}, dL_dz @ params[w].T

    grads, _ = reduce(step, walk, ({}, 2 * (a2 - y) / a2.size))
    return grads
