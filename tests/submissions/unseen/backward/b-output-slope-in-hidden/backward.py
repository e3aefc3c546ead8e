from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache
    slope = sigmoid_derivative(z_output)
    blame = 2 * (a_output - y) / y.size * slope
    grads = {}
    grads["weights_hidden_output"] = a_hidden.T @ blame
    grads["bias_output"] = blame.sum(axis=0, keepdims=True)
    # one layer further back
    blame = (blame @ params["weights_hidden_output"].T) * slope
    grads["weights_input_hidden"] = X.T @ blame
    grads["bias_hidden"] = blame.sum(axis=0, keepdims=True)
    return grads
