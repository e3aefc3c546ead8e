def dsig(out):
    # derivative of the sigmoid expressed by its output
    return out * (1 - out)


def backward(X, y, params, cache):
    z1, a1, z2, a2 = cache
    g2 = 2 / y.size * (a2 - y) * dsig(z2)
    g1 = g2 @ params["weights_hidden_output"].T * dsig(z1)
    names = ["weights_input_hidden", "bias_hidden", "weights_hidden_output", "bias_output"]
    values = [X.T @ g1, g1.sum(0, keepdims=True), a1.T @ g2, g2.sum(0, keepdims=True)]
    return dict(zip(names, values))
