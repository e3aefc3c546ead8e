import numpy as np

from sigmoid import sigmoid_derivative as slope


def backward(X, y, params, cache):
    z1, a1, z2, a2 = cache
    d2 = 2 / len(y) * (a2 - y) * slope(z2)
    d1 = np.einsum("mo,ho->mh", d2, params["weights_hidden_output"]) * slope(z1)
    grads = {}
    grads["weights_input_hidden"] = np.einsum("mi,mh->ih", X, d1)
    grads["bias_hidden"] = np.einsum("mh->h", d1)[np.newaxis, :]
    grads["weights_hidden_output"] = np.einsum("mh,mo->ho", a1, d2)
    grads["bias_output"] = np.einsum("mo->o", d2)[np.newaxis, :]
    return grads
