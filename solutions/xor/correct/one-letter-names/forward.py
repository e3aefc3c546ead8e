from sigmoid import sigmoid as s


def f(X, params):
    p = params
    l = X @ p["weights_input_hidden"] + p["bias_hidden"]
    O = s(l)
    I = O @ p["weights_hidden_output"] + p["bias_output"]
    o = s(I)
    return l, O, I, o


forward = f
