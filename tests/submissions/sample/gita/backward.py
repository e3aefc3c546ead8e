import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    """Gradients. Names: dZ means d loss / d z and so on."""
    z_hidden, a_hidden, z_output, a_output = cache
    W_o = params["weights_hidden_output"]

    # The lecture divides by m, but here it is the mean over all elements
    m, n_out = y.shape

    dA_output = 2 * (a_output - y) / (m * n_out)
    dZ_output = dA_output * sigmoid_derivative(z_output)
    dW_output = np.dot(a_hidden.T, dZ_output)
    db_output = np.sum(dZ_output, axis=0, keepdims=True)

    dA_hidden = np.dot(dZ_output, W_o.T)
    dZ_hidden = dA_hidden * sigmoid_derivative(z_hidden)
    dW_hidden = np.dot(X.T, dZ_hidden)
    db_hidden = np.sum(dZ_hidden, axis=0, keepdims=True)

    return {
        "weights_input_hidden": dW_hidden,
        "bias_hidden": db_hidden,
        "weights_hidden_output": dW_output,
        "bias_output": db_output,
    }
