from types import SimpleNamespace

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    p = SimpleNamespace(**params)
    c = SimpleNamespace(**dict(zip(("z_hidden", "a_hidden", "z_output", "a_output"), cache)))
    blame = SimpleNamespace()
    blame.output = 2 * (c.a_output - y) / c.a_output.size * sigmoid_derivative(c.z_output)
    blame.hidden = blame.output @ p.weights_hidden_output.T * sigmoid_derivative(c.z_hidden)
    g = SimpleNamespace(
        weights_input_hidden=X.T @ blame.hidden,
        bias_hidden=blame.hidden.sum(axis=0, keepdims=True),
        weights_hidden_output=c.a_hidden.T @ blame.output,
        bias_output=blame.output.sum(axis=0, keepdims=True),
    )
    return vars(g)
