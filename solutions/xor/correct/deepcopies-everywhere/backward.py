import copy

import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    X, y, params = copy.deepcopy((X, y, params))
    z_hidden, a_hidden, z_output, a_output = copy.deepcopy(cache)

    a_output -= y
    a_output *= 2
    a_output /= y.size
    a_output *= sigmoid_derivative(z_output)        # now it is the delta

    params["weights_input_hidden"], params["bias_hidden"], params["weights_hidden_output"], params["bias_output"] = (
        X.T.dot(a_output.dot(params["weights_hidden_output"].T) * sigmoid_derivative(z_hidden)),
        (a_output.dot(params["weights_hidden_output"].T) * sigmoid_derivative(z_hidden)).sum(axis=0, keepdims=True),
        a_hidden.T.dot(a_output),
        a_output.sum(axis=0, keepdims=True),
    )
    return params       # the copy, with the gradients in it
