from sigmoid import sigmoid_derivative

LAMBDA = 0.01


def backward(X, y, params, cache):
    z1, a1, z2, a2 = cache
    w1 = params["weights_input_hidden"]
    w2 = params["weights_hidden_output"]

    delta3 = (a2 - y) * sigmoid_derivative(z2) / y.size
    delta2 = (delta3 @ w2.T) * sigmoid_derivative(z1)

    return {
        "weights_input_hidden": X.T @ delta2 + LAMBDA * w1,
        "bias_hidden": delta2.sum(axis=0, keepdims=True),
        "weights_hidden_output": a1.T @ delta3 + LAMBDA * w2,
        "bias_output": delta3.sum(axis=0, keepdims=True),
    }
