import numpy as np
from sigmoid import one_slope


def backward(X, y, params, cache):
    z1, a1, z2, a2 = [array.tolist() for array in cache]
    inputs = X.tolist()
    targets = y.tolist()
    w2 = params["weights_hidden_output"].tolist()
    m, n_in, n_hidden, n_out = len(inputs), len(inputs[0]), len(w2), len(w2[0])

    dw1 = [[0.0] * n_hidden for _ in range(n_in)]
    db1 = [0.0] * n_hidden
    dw2 = [[0.0] * n_out for _ in range(n_hidden)]
    db2 = [0.0] * n_out

    for i in range(m):
        d2 = []
        for j in range(n_out):
            d2.append(2 * (a2[i][j] - targets[i][j]) / (m * n_out) * one_slope(z2[i][j]))
            db2[j] += d2[j]
            for h in range(n_hidden):
                dw2[h][j] += d2[j] * a1[i][h]
        for h in range(n_hidden):
            blame = 0.0
            for j in range(n_out):
                blame += d2[j] * w2[h][j]
            blame *= one_slope(z1[i][h])
            db1[h] += blame
            for k in range(n_in):
                dw1[k][h] += blame * inputs[i][k]

    return {
        "weights_input_hidden": np.array(dw1),
        "bias_hidden": np.array([db1]),
        "weights_hidden_output": np.array(dw2),
        "bias_output": np.array([db2]),
    }
