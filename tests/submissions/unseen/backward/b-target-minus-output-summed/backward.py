from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z1, l1, z2, l2 = cache
    l2_error = y - l2
    l2_delta = l2_error * sigmoid_derivative(z2)
    l1_error = l2_delta.dot(params["weights_hidden_output"].T)
    l1_delta = l1_error * sigmoid_derivative(z1)
    return {
        "weights_input_hidden": X.T.dot(l1_delta),
        "bias_hidden": l1_delta.sum(axis=0, keepdims=True),
        "weights_hidden_output": l1.T.dot(l2_delta),
        "bias_output": l2_delta.sum(axis=0, keepdims=True),
    }
