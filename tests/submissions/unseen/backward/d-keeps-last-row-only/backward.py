import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    zh, ah, zo, ao = cache
    W = params["weights_hidden_output"]
    N = y.size
    grads = {}
    for name in params:
        grads[name] = np.zeros(params[name].shape)

    for r in range(X.shape[0]):
        dzo = 2 * (ao[r] - y[r]) / N * sigmoid_derivative(zo[r])
        dzh = W.dot(dzo) * sigmoid_derivative(zh[r])
        grads["weights_hidden_output"] = np.outer(ah[r], dzo)
        grads["bias_output"] = dzo.reshape(1, -1)
        grads["weights_input_hidden"] = np.outer(X[r], dzh)
        grads["bias_hidden"] = dzh.reshape(1, -1)
    return grads
