from sigmoid import sigmoid_derivative


def backward(y, X, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache
    d_output = 2 * (a_output - y) / y.size * sigmoid_derivative(z_output)
    d_hidden = d_output @ params["weights_hidden_output"].T * sigmoid_derivative(z_hidden)
    grads = {}
    grads["weights_input_hidden"] = X.T @ d_hidden
    grads["bias_hidden"] = d_hidden.sum(axis=0, keepdims=True)
    grads["weights_hidden_output"] = a_hidden.T @ d_output
    grads["bias_output"] = d_output.sum(axis=0, keepdims=True)
    return grads
