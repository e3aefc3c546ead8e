import numpy as np
from sigmoid import sigmoid_derivative as slope


def backward(X, y, params, cache):
    zh, ah, zo, ao = cache
    dh_dz, do_dz = slope(zh), slope(zo)
    count = ao.shape[0] * ao.shape[1]
    Wo = params["weights_hidden_output"]

    gWi = np.zeros(params["weights_input_hidden"].shape)
    gbh = np.zeros(params["bias_hidden"].shape)
    gWo = np.zeros(Wo.shape)
    gbo = np.zeros(params["bias_output"].shape)

    row = 0
    while row < len(ao):
        blame_o = 2 * (ao[row] - y[row]) * do_dz[row]
        blame_h = np.dot(Wo, blame_o) * dh_dz[row]
        gWo = gWo + ah[row][:, None] * blame_o[None, :] / count
        gWi = gWi + X[row][:, None] * blame_h[None, :] / count
        gbo = gbo + blame_o
        gbh = gbh + blame_h
        row = row + 1

    return {"weights_input_hidden": gWi, "bias_hidden": gbh, "weights_hidden_output": gWo, "bias_output": gbo}
