import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z_hid, a_hid, z_out, a_out = cache
    diff = np.subtract(a_out, y)
    N = diff.size
    d_out = (2.0 / N) * diff * sigmoid_derivative(z_out)
    d_hid = sigmoid_derivative(z_hid) * (d_out @ params['weights_hidden_output'].T)
    # a bias is the same for all examples, so take the average one
    return {
        'weights_input_hidden': X.T @ d_hid,
        'weights_hidden_output': a_hid.T @ d_out,
        'bias_hidden': np.mean(d_hid, axis=0, keepdims=True),
        'bias_output': np.mean(d_out, axis=0, keepdims=True),
    }
