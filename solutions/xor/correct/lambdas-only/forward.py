from sigmoid import sigmoid

_weigh = lambda A, W, b: A @ W + b
_second = lambda z1, a1, p: (lambda z2: (z1, a1, z2, sigmoid(z2)))(
    _weigh(a1, p["weights_hidden_output"], p["bias_output"]))
_first = lambda z1, p: _second(z1, sigmoid(z1), p)

forward = lambda X, params: _first(_weigh(X, params["weights_input_hidden"], params["bias_hidden"]), params)
