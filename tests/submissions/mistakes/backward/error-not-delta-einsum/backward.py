import numpy as np

def backward(X, y, params, cache):
    _, H, _, P = cache
    E = np.multiply(2.0 / P.size, P - y)
    sP = np.multiply(P, 1.0 - P)
    sH = np.multiply(H, 1.0 - H)
    back = np.einsum("nk,jk,nj->nj", E, params["weights_hidden_output"], sH)
    front = np.einsum("nk,nk->nk", E, sP)
    return {
        "weights_input_hidden": np.einsum("ni,nj->ij", X, back),
        "bias_hidden": back.sum(axis=0, keepdims=True),
        "weights_hidden_output": np.einsum("nj,nk->jk", H, front),
        "bias_output": front.sum(axis=0, keepdims=True),
    }
