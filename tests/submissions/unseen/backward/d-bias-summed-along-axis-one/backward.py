from sigmoid import sigmoid_derivative


def add_up(blame):
    # a bias is just the blame, added up
    return blame.sum(axis=1, keepdims=True)


def backward(X, y, params, cache):
    zh, ah, zo, ao = cache
    blame_o = 2 * (ao - y) * sigmoid_derivative(zo) / y.size
    blame_h = (blame_o @ params["weights_hidden_output"].T) * sigmoid_derivative(zh)
    return {
        "weights_input_hidden": X.T @ blame_h,
        "bias_hidden": add_up(blame_h),
        "weights_hidden_output": ah.T @ blame_o,
        "bias_output": add_up(blame_o),
    }
