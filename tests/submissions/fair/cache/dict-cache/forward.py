from sigmoid import sigmoid


def forward(X, params):
    cache = {}
    cache["Z1"] = X @ params["weights_input_hidden"] + params["bias_hidden"]
    cache["A1"] = sigmoid(cache["Z1"])
    cache["Z2"] = cache["A1"] @ params["weights_hidden_output"] + params["bias_output"]
    cache["A2"] = sigmoid(cache["Z2"])
    return cache
