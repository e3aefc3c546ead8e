import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache
    N = a_output.shape[0] * a_output.shape[1]

    delta2 = 2 * (a_output - y) * sigmoid_derivative(z_output) / N
    delta1 = delta2 @ params["weights_hidden_output"].transpose()
    delta1 *= sigmoid_derivative(z_hidden)

    grad_b2 = np.mean(delta2, axis=0, keepdims=True)
    grad_b1 = np.mean(delta1, axis=0, keepdims=True)
    return {
        "weights_input_hidden": X.transpose() @ delta1,
        "bias_hidden": grad_b1,
        "weights_hidden_output": a_hidden.transpose() @ delta2,
        "bias_output": grad_b2,
    }
