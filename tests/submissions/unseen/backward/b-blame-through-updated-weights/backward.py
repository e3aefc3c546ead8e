from sigmoid import sigmoid_derivative

lr = 0.5


def backward(X, y, params, cache):
    z1, a1, z2, a2 = cache
    W2 = params["weights_hidden_output"]

    # output layer
    d2 = 2 * (a2 - y) * sigmoid_derivative(z2) / y.size
    gW2 = a1.T @ d2
    gb2 = d2.sum(axis=0, keepdims=True)
    W2 = W2 - lr * gW2

    # hidden layer
    d1 = (d2 @ W2.T) * sigmoid_derivative(z1)
    gW1 = X.T @ d1
    gb1 = d1.sum(axis=0, keepdims=True)
    return {"weights_input_hidden": gW1, "bias_hidden": gb1,
            "weights_hidden_output": gW2, "bias_output": gb2}
