import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    dW1 = np.zeros_like(params["weights_input_hidden"])
    db1 = np.zeros_like(params["bias_hidden"])
    dW2 = np.zeros_like(params["weights_hidden_output"])
    db2 = np.zeros_like(params["bias_output"])

    for x, target, zh, ah, zo, ao in zip(X, y, *cache):
        do = (ao - target) * sigmoid_derivative(zo)
        dh = params["weights_hidden_output"] @ do * sigmoid_derivative(zh)
        dW2 += np.outer(ah, do)
        db2 += do
        dW1 += np.outer(x, dh)
        db1 += dh

    factor = 2 / y.size
    return {
        "weights_input_hidden": factor * dW1,
        "bias_hidden": factor * db1,
        "weights_hidden_output": factor * dW2,
        "bias_output": factor * db2,
    }
