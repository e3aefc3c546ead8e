from sigmoid import sigmoid_derivative

BLAME = {
    "output": lambda X, y, p, c: 2.0 / c[3].size * (c[3] - y) * sigmoid_derivative(c[2]),
    "hidden": lambda X, y, p, c: BLAME["output"](X, y, p, c) @ p["weights_hidden_output"].T * sigmoid_derivative(c[0]),
}

GRADIENT = {
    "weights_input_hidden": ("hidden", lambda blame, X, c: X.T @ blame),
    "bias_hidden": ("hidden", lambda blame, X, c: blame.sum(axis=0, keepdims=True)),
    "weights_hidden_output": ("output", lambda blame, X, c: c[1].T @ blame),
    "bias_output": ("output", lambda blame, X, c: blame.sum(axis=0, keepdims=True)),
}


def backward(X, y, params, cache):
    blames = {where: rule(X, y, params, cache) for where, rule in BLAME.items()}
    return {name: rule(blames[where], X, cache) for name, (where, rule) in GRADIENT.items()}
