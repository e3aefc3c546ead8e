import numpy as np
from sigmoid import sigmoid_derivative

def backward(X, y, params, cache):
    zh, ah, zo, ao = cache
    sh, so = sigmoid_derivative(zh), sigmoid_derivative(zo)
    grads = {k: np.zeros_like(v) for k, v in params.items()}
    for i in range(1, len(X)):
        do = 2*(ao[i] - y[i])*so[i]/y.size
        dh = params["weights_hidden_output"] @ do*sh[i]
        grads["weights_hidden_output"] += np.outer(ah[i], do)
        grads["bias_output"] += do
        grads["weights_input_hidden"] += np.outer(X[i], dh)
        grads["bias_hidden"] += dh
    return grads
