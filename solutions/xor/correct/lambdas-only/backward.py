from sigmoid import sigmoid_derivative

_down = lambda d: d.sum(axis=0, keepdims=True)
_blame_output = lambda y, z2, a2: 2 / a2.size * (a2 - y) * sigmoid_derivative(z2)
_blame_hidden = lambda d2, W2, z1: d2 @ W2.T * sigmoid_derivative(z1)
_pack = lambda X, a1, d1, d2: {
    "weights_input_hidden": X.T @ d1,
    "bias_hidden": _down(d1),
    "weights_hidden_output": a1.T @ d2,
    "bias_output": _down(d2),
}
_with_output = lambda X, params, z1, a1, d2: _pack(
    X, a1, _blame_hidden(d2, params["weights_hidden_output"], z1), d2)

backward = lambda X, y, params, cache: _with_output(
    X, params, cache[0], cache[1], _blame_output(y, cache[2], cache[3]))
