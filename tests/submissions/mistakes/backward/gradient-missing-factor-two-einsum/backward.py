import numpy as np
from sigmoid import sigmoid_derivative as dσ

def backward(X, y, params, cache):
    z1, a1, z2, a2 = cache
    m, k = np.shape(y)
    blame2 = (a2 - y) / (m * k) * dσ(z2)
    blame1 = np.einsum("mo,ho,mh->mh", blame2, params["weights_hidden_output"], dσ(z1))
    return dict(
        weights_input_hidden=np.einsum("mi,mh->ih", X, blame1),
        bias_hidden=np.einsum("mh->h", blame1)[None, :],
        weights_hidden_output=np.einsum("mh,mo->ho", a1, blame2),
        bias_output=np.einsum("mo->o", blame2)[None, :],
    )
