import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z1, a1, z2, a2 = cache
    W2 = params["weights_hidden_output"]
    delta2 = 2 * (a2 - y) / y.size * sigmoid_derivative(z2)
    # delta^l = (W^{l+1} delta^{l+1}) .* sigma'(z^l)
    delta1 = np.dot(W2, delta2) * sigmoid_derivative(z1)
    return {"weights_input_hidden": np.dot(X.T, delta1),
            "bias_hidden": delta1.sum(axis=0, keepdims=True),
            "weights_hidden_output": np.dot(a1.T, delta2),
            "bias_output": delta2.sum(axis=0, keepdims=True)}
