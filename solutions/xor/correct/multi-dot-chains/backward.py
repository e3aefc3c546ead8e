import numpy as np
from numpy.linalg import multi_dot
from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    zh, ah, zo, ao = cache
    m, k = ao.shape
    sum_rows = np.ones((1, m))
    share = np.eye(k) * (2.0 / (m * k))
    Do = multi_dot([(ao - y) * sigmoid_derivative(zo), share])
    Dh = multi_dot([(ao - y) * sigmoid_derivative(zo), share, params["weights_hidden_output"].T])
    Dh = Dh * sigmoid_derivative(zh)
    grads = {}
    grads["bias_output"] = multi_dot([sum_rows, Do])
    grads["bias_hidden"] = multi_dot([sum_rows, Dh])
    grads["weights_hidden_output"] = multi_dot([ah.T, (ao - y) * sigmoid_derivative(zo), share])
    grads["weights_input_hidden"] = multi_dot([np.asarray(X).T, Dh])
    return grads
