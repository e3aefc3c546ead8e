import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    hidden_in, hidden_out, final_in, final_out = cache
    N = len(y) * len(y[0])

    blame_final = sigmoid_derivative(final_in) * 2 * (final_out - y) / N
    back = np.einsum("mo,ho->mh", blame_final, params["weights_hidden_output"])
    blame_hidden = sigmoid_derivative(hidden_in) * back

    out = {}
    # weight: blame times what came in
    out["weights_input_hidden"] = np.einsum("mi,mh->ih", X, blame_hidden)
    out["weights_hidden_output"] = np.einsum("mh,mo->ho", hidden_in, blame_final)
    # bias: just the blame
    out["bias_hidden"] = np.sum(blame_hidden, axis=0, keepdims=True)
    out["bias_output"] = np.sum(blame_final, axis=0, keepdims=True)
    return out
