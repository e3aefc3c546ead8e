from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    a0, z1, a1, z2, a2 = cache
    d2 = 2 * (a2 - y) / y.size * sigmoid_derivative(z2)
    d1 = d2 @ params["weights_hidden_output"].T * sigmoid_derivative(z1)
    return {
        "weights_input_hidden": a0.T @ d1,
        "bias_hidden": d1.sum(axis=0, keepdims=True),
        "weights_hidden_output": a1.T @ d2,
        "bias_output": d2.sum(axis=0, keepdims=True),
    }
