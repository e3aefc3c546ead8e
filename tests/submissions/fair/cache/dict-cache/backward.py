from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    dZ2 = 2 * (cache["A2"] - y) / y.size * sigmoid_derivative(cache["Z2"])
    dZ1 = dZ2 @ params["weights_hidden_output"].T * sigmoid_derivative(cache["Z1"])
    return {
        "weights_input_hidden": X.T @ dZ1,
        "bias_hidden": dZ1.sum(axis=0, keepdims=True),
        "weights_hidden_output": cache["A1"].T @ dZ2,
        "bias_output": dZ2.sum(axis=0, keepdims=True),
    }
