import logging

import numpy as np
from sigmoid import sigmoid_derivative

log = logging.getLogger(__name__)
log.addHandler(logging.NullHandler())


def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache
    with np.errstate(under="ignore"):
        d_output = 2.0 * (a_output - y) / a_output.size * sigmoid_derivative(z_output)
        d_hidden = d_output @ params["weights_hidden_output"].T * sigmoid_derivative(z_hidden)
        grads = {
            "weights_input_hidden": X.T @ d_hidden,
            "bias_hidden": d_hidden.sum(axis=0, keepdims=True),
            "weights_hidden_output": a_hidden.T @ d_output,
            "bias_output": d_output.sum(axis=0, keepdims=True),
        }
    for name in grads:
        if grads[name].shape != params[name].shape:
            log.error("shape of %s: %s", name, grads[name].shape)
    return grads
