import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z1, a1, z2, a2 = cache
    wrong = np.round(a2) != y          # learn from mistakes only
    error = np.where(wrong, a2 - y, 0.0)
    delta2 = 2 * error / y.size * sigmoid_derivative(z2)
    delta1 = delta2 @ params["weights_hidden_output"].T * sigmoid_derivative(z1)
    return {
        "weights_input_hidden": np.einsum("mi,mh->ih", X, delta1),
        "bias_hidden": np.einsum("mh->h", delta1)[None, :],
        "weights_hidden_output": np.einsum("mh,mo->ho", a1, delta2),
        "bias_output": np.einsum("mo->o", delta2)[None, :],
    }
