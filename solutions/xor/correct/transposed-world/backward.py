from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z1, a1, z2, a2 = (array.T for array in cache)
    W2 = params["weights_hidden_output"].T
    n_out, m = z2.shape

    δ2 = 2 / (n_out * m) * (a2 - y.T) * sigmoid_derivative(z2)
    δ1 = W2.T @ δ2 * sigmoid_derivative(z1)

    return {
        "weights_input_hidden": (δ1 @ X).T,
        "bias_hidden": δ1.sum(axis=1, keepdims=True).T,
        "weights_hidden_output": (δ2 @ a1.T).T,
        "bias_output": δ2.sum(axis=1, keepdims=True).T,
    }
