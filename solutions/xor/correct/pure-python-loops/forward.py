import numpy as np
from sigmoid import one_sigmoid


def layer(inputs, weights, bias):
    z = []
    a = []
    for row in inputs:
        z_row = []
        for j in range(len(bias)):
            total = bias[j]
            for k in range(len(row)):
                total += row[k] * weights[k][j]
            z_row.append(total)
        z.append(z_row)
        a.append([one_sigmoid(number) for number in z_row])
    return z, a


def forward(X, params):
    z1, a1 = layer(X.tolist(), params["weights_input_hidden"].tolist(), params["bias_hidden"][0].tolist())
    z2, a2 = layer(a1, params["weights_hidden_output"].tolist(), params["bias_output"][0].tolist())
    return np.array(z1), np.array(a1), np.array(z2), np.array(a2)
