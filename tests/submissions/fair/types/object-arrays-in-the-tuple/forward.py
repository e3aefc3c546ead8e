import math

import numpy as np


# np.dot always complained about shapes, so I wrote the sums myself
def weighted_sums(inputs, weights, bias):
    m, n = len(inputs), weights.shape[1]
    z = np.array([[None] * n] * m)
    for i in range(m):
        for j in range(n):
            z[i, j] = float(bias[0, j])
            for k in range(weights.shape[0]):
                z[i, j] += float(inputs[i][k]) * float(weights[k, j])
    return z


def squash(z):
    a = z.copy()
    for i in range(z.shape[0]):
        for j in range(z.shape[1]):
            a[i, j] = 1 / (1 + math.exp(-z[i, j]))
    return a


def forward(X, params):
    z_hidden = weighted_sums(X, params["weights_input_hidden"], params["bias_hidden"])
    a_hidden = squash(z_hidden)
    z_output = weighted_sums(a_hidden, params["weights_hidden_output"], params["bias_output"])
    a_output = squash(z_output)
    return z_hidden, a_hidden, z_output, a_output
