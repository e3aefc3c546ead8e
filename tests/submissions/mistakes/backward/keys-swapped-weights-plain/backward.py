import numpy as np
from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z1, a1, z2, a2 = cache

    delta_out = (2.0 / y.size) * (a2 - y) * sigmoid_derivative(z2)
    w_grad_out = np.dot(np.transpose(a1), delta_out)
    b_grad_out = np.sum(delta_out, axis=0, keepdims=True)

    delta_hid = np.dot(delta_out, np.transpose(params["weights_hidden_output"])) * sigmoid_derivative(z1)
    w_grad_hid = np.dot(np.transpose(X), delta_hid)
    b_grad_hid = np.sum(delta_hid, axis=0, keepdims=True)

    gradients = {}
    gradients["weights_hidden_output"] = w_grad_hid
    gradients["weights_input_hidden"] = w_grad_out
    gradients["bias_hidden"] = b_grad_hid
    gradients["bias_output"] = b_grad_out
    return gradients
