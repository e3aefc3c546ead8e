from contexts import Walk, collecting
from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache
    walk = Walk(2 * (a_output - y) / a_output.size)
    with collecting(params) as grads:
        with walk.through(sigmoid_derivative(z_output)) as blame:
            grads["weights_hidden_output"] = a_hidden.T @ blame
            grads["bias_output"] = blame.sum(axis=0, keepdims=True)
        with walk.across(params["weights_hidden_output"]), walk.through(sigmoid_derivative(z_hidden)) as blame:
            grads["weights_input_hidden"] = X.T @ blame
            grads["bias_hidden"] = blame.sum(axis=0, keepdims=True)
    return grads
