import numpy as np

from sigmoid import sigmoid


def forward(X, params):
    out = np.empty(4, dtype=object)
    out[0] = X.dot(params["weights_input_hidden"]) + params["bias_hidden"]
    out[1] = sigmoid(out[0])
    out[2] = out[1].dot(params["weights_hidden_output"]) + params["bias_output"]
    out[3] = sigmoid(out[2])
    return out
