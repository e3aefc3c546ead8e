import numpy as np
from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z1, a1, z2, a2 = cache
    d2 = (2.0 * (a2 - y) * sigmoid_derivative(z2))[:, None, :]                       # (m, 1, n_out)
    d1 = (d2 * params["weights_hidden_output"]).sum(axis=2) * sigmoid_derivative(z1)
    d1 = d1[:, None, :]                                                              # (m, 1, n_hidden)
    per_row = {
        "weights_input_hidden": np.matmul(np.asarray(X)[:, :, None], d1),            # m matrices
        "bias_hidden": d1,
        "weights_hidden_output": np.matmul(a1[:, :, None], d2),
        "bias_output": d2,
    }
    # each row's own gradient is the mean over its outputs; the whole is the mean over the rows
    return {k: stack.mean(axis=0) / a2.shape[1] for k, stack in per_row.items()}
