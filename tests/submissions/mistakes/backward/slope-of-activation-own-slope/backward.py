import numpy as np
from sigmoid import sigmoid


def steepness(v):
    s = sigmoid(v)
    return s - s ** 2


def backward(X, y, params, cache):
    hidden, out = cache[1], cache[3]
    n = out.shape[0] * out.shape[1]
    go = (out - y) * steepness(out)
    gh = np.matmul(go, np.transpose(params["weights_hidden_output"])) * steepness(hidden)
    factor = 2 / n
    return {
        "bias_output": factor * go.sum(0)[np.newaxis],
        "weights_hidden_output": factor * np.matmul(np.transpose(hidden), go),
        "bias_hidden": factor * gh.sum(0)[np.newaxis],
        "weights_input_hidden": factor * np.matmul(np.transpose(X), gh),
    }
