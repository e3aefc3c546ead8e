import numpy as np

from sigmoid import sigmoid_derivative


def loss_slope(target, prediction):
    # bring down the 2, divide by N
    n = prediction.size
    return 2 * np.square(prediction - target) / n


def backward(X, y, params, cache):
    zh, ah, zo, ao = cache
    dzo = loss_slope(y, ao) * sigmoid_derivative(zo)
    dzh = np.dot(dzo, params["weights_hidden_output"].T) * sigmoid_derivative(zh)
    return {
        "weights_input_hidden": np.dot(X.T, dzh),
        "bias_hidden": np.sum(dzh, axis=0, keepdims=True),
        "weights_hidden_output": np.dot(ah.T, dzo),
        "bias_output": np.sum(dzo, axis=0, keepdims=True),
    }
