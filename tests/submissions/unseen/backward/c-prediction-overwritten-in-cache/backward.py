import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, delta = cache
    n = delta.size
    # save memory: the prediction is not needed any more
    delta -= y
    delta *= 2 / n
    delta *= sigmoid_derivative(z_output)
    delta_h = np.dot(delta, params["weights_hidden_output"].T)
    delta_h *= sigmoid_derivative(z_hidden)
    return {
        "weights_input_hidden": np.dot(X.T, delta_h),
        "bias_hidden": delta_h.sum(axis=0, keepdims=True),
        "weights_hidden_output": np.dot(a_hidden.T, delta),
        "bias_output": delta.sum(axis=0, keepdims=True),
    }
