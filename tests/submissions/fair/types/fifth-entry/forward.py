import numpy as np

from sigmoid import sigmoid


def forward(X, params):
    z1 = X @ params["weights_input_hidden"] + params["bias_hidden"]
    a1 = sigmoid(z1)
    z2 = a1 @ params["weights_hidden_output"] + params["bias_output"]
    a2 = sigmoid(z2)
    prediction = (a2 > 0.5).astype(int)     # 0 or 1
    return z1, a1, z2, a2, prediction
