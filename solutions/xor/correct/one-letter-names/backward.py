from sigmoid import sigmoid_derivative as d


def b(X, y, params, cache):
    l, O, I, o = cache
    N = o.size
    G = (o - y) * 2 / N * d(I)
    H = G @ params["weights_hidden_output"].T * d(l)
    k = dict(axis=0, keepdims=True)
    g = {}
    g["weights_input_hidden"] = X.T @ H
    g["bias_hidden"] = H.sum(**k)
    g["weights_hidden_output"] = O.T @ G
    g["bias_output"] = G.sum(**k)
    return g


backward = b
