import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache
    err = 2 * (y - a_output) / y.size          # (t - p)
    s_out = err * sigmoid_derivative(z_output)
    s_hid = s_out.dot(params["weights_hidden_output"].T) * sigmoid_derivative(z_hidden)

    grads = {}
    # d(t - p)/dp = -1
    grads["weights_hidden_output"] = -a_hidden.T.dot(s_out)
    grads["bias_output"] = -np.sum(s_out, axis=0, keepdims=True)
    grads["weights_input_hidden"] = X.T.dot(s_hid)
    grads["bias_hidden"] = np.sum(s_hid, axis=0, keepdims=True)
    return grads
