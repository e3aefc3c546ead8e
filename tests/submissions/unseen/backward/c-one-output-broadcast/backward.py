import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache
    blame_out = 2 * (a_output - y) * sigmoid_derivative(z_output) / a_output.size
    # column times row gives the table (m, n_hidden)
    row = np.transpose(params["weights_hidden_output"])
    blame_hid = np.multiply(blame_out, row) * sigmoid_derivative(z_hidden)

    def weights_and_bias(came_in, blame):
        return came_in.T @ blame, blame.sum(axis=0, keepdims=True)

    dW1, db1 = weights_and_bias(X, blame_hid)
    dW2, db2 = weights_and_bias(a_hidden, blame_out)
    return {"weights_input_hidden": dW1, "bias_hidden": db1,
            "weights_hidden_output": dW2, "bias_output": db2}
