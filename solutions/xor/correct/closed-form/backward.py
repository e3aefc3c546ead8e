from sigmoid import sigmoid_derivative as dσ


def backward(X, y, params, cache):
    z1, a1, z2, a2 = cache
    W2 = params["weights_hidden_output"]
    return {
        "weights_input_hidden": X.T @ (((a2 - y) * dσ(z2)) @ W2.T * dσ(z1)) * 2 / y.size,
        "bias_hidden": (((a2 - y) * dσ(z2)) @ W2.T * dσ(z1)).sum(0, keepdims=True) * 2 / y.size,
        "weights_hidden_output": a1.T @ ((a2 - y) * dσ(z2)) * 2 / y.size,
        "bias_output": ((a2 - y) * dσ(z2)).sum(0, keepdims=True) * 2 / y.size,
    }
