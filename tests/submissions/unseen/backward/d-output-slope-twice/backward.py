from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache
    N = y.size

    loss_to_a = 2 * (a_output - y) / N
    a_to_z = a_output * (1 - a_output)
    blame_a = loss_to_a * a_to_z
    blame_z = blame_a * sigmoid_derivative(z_output)

    blame_hidden = blame_z @ params["weights_hidden_output"].T
    blame_z_hidden = blame_hidden * sigmoid_derivative(z_hidden)

    return {
        "weights_input_hidden": X.T @ blame_z_hidden,
        "bias_hidden": blame_z_hidden.sum(axis=0, keepdims=True),
        "weights_hidden_output": a_hidden.T @ blame_z,
        "bias_output": blame_z.sum(axis=0, keepdims=True),
    }
