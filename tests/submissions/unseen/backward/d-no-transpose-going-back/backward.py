from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache
    W2 = params["weights_hidden_output"]

    dL_da2 = 2 * (a_output - y) / a_output.size
    dL_dz2 = dL_da2 * sigmoid_derivative(z_output)
    dL_da1 = dL_dz2 @ W2          # blame goes back through the weight
    dL_dz1 = dL_da1 * sigmoid_derivative(z_hidden)

    return {
        "weights_input_hidden": X.T @ dL_dz1,
        "bias_hidden": dL_dz1.sum(axis=0, keepdims=True),
        "weights_hidden_output": a_hidden.T @ dL_dz2,
        "bias_output": dL_dz2.sum(axis=0, keepdims=True),
    }
