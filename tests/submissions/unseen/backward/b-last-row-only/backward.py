import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    zh, ah, zo, ao = cache
    n = y.shape[0] * y.shape[1]
    grads = {}
    for i in range(X.shape[0]):
        x_i = X[i:i + 1]
        do = 2 / n * (ao[i:i + 1] - y[i:i + 1]) * sigmoid_derivative(zo[i:i + 1])
        dh = np.dot(do, params["weights_hidden_output"].T) * sigmoid_derivative(zh[i:i + 1])
        grads["weights_hidden_output"] = np.dot(ah[i:i + 1].T, do)
        grads["bias_output"] = do
        grads["weights_input_hidden"] = np.dot(x_i.T, dh)
        grads["bias_hidden"] = dh
    return grads
