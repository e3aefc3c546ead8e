import numpy as np

from sigmoid import sigmoid


def forward(X, params):
    wh, bh = params["weights_input_hidden"], params["bias_hidden"]
    wo, bo = params["weights_hidden_output"], params["bias_output"]

    hidden_z = X.dot(wh) + bh
    hidden_a = sigmoid(hidden_z)

    out_z = []
    for a in hidden_a:
        s = bo[0, 0]
        for h in range(len(a)):
            s = s + a[h] * wo[h, 0]
        out_z.append([s])
    out_z = np.array(out_z)
    return hidden_z, hidden_a, out_z, sigmoid(out_z)
