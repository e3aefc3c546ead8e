from sigmoid import sigmoid_derivative


def layer_grads(inputs, delta, scale):
    return inputs.T @ delta / scale, delta.sum(axis=0, keepdims=True) / scale


def backward(X, y, params, cache):
    z1, a1, z2, a2 = cache
    m = X.shape[0]
    dz2 = 2 * (a2 - y) / y.size * sigmoid_derivative(z2)
    dW2, db2 = layer_grads(a1, dz2, 1)
    dz1 = (dz2 @ params["weights_hidden_output"].T) * sigmoid_derivative(z1)
    dW1, db1 = layer_grads(X, dz1, m)   # average over the examples
    return dict(weights_input_hidden=dW1, bias_hidden=db1,
                weights_hidden_output=dW2, bias_output=db2)
