import numpy as np

from sigmoid import sigmoid_derivative as sp


def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache
    # dL/da  da/dz  dz/dw   for the output
    dL_da = 2 * (a_output - y) / a_output.size
    da_dz = sp(z_output)
    d_out = dL_da * da_dz
    # dL/dz  dz/da1  da/dz  for the hidden layer
    dz_da1 = params["weights_hidden_output"].T
    d_hid = np.matmul(d_out, dz_da1) * da_dz

    ones = np.ones((1, len(X)))
    return {
        "weights_input_hidden": np.matmul(X.T, d_hid),
        "bias_hidden": np.matmul(ones, d_hid),
        "weights_hidden_output": np.matmul(a_hidden.T, d_out),
        "bias_output": np.matmul(ones, d_out),
    }
