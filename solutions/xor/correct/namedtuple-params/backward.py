from shapes_of_things import Cache, Params, as_params
from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    p, c = as_params(params), Cache(*cache)
    N = c.a_output.shape[0] * c.a_output.shape[1]
    blame_z_output = 2 * (c.a_output - y) * sigmoid_derivative(c.z_output) / N
    blame_z_hidden = blame_z_output @ p.weights_hidden_output.T * sigmoid_derivative(c.z_hidden)
    g = Params(
        weights_input_hidden=X.T @ blame_z_hidden,
        bias_hidden=blame_z_hidden.sum(axis=0, keepdims=True),
        weights_hidden_output=c.a_hidden.T @ blame_z_output,
        bias_output=blame_z_output.sum(axis=0, keepdims=True),
    )
    return g._asdict()
