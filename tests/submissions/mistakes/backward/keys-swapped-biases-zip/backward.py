import numpy as np

NAMES = ["weights_input_hidden", "bias_output", "weights_hidden_output", "bias_hidden"]


def backward(X, y, params, cache):
    _, mid, _, end = cache
    W = params["weights_hidden_output"]

    def weights_and_bias(before, blame):
        return [np.einsum("mi,mj->ij", before, blame), np.einsum("mj->j", blame).reshape(1, -1)]

    blame_end = (end - y) * end * (1 - end) * 2 / end.size
    blame_mid = np.einsum("mo,ho->mh", blame_end, W) * mid * (1 - mid)
    values = weights_and_bias(X, blame_mid) + weights_and_bias(mid, blame_end)
    return dict(zip(NAMES, values))
