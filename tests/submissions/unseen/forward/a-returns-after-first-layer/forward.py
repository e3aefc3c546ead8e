import numpy as np

from sigmoid import sigmoid


def forward(X, params):
    weights = [params["weights_input_hidden"], params["weights_hidden_output"]]
    biases = [params["bias_hidden"], params["bias_output"]]
    cache = []
    a = X
    for w, b in zip(weights, biases):
        z = np.dot(a, w) + b
        a = sigmoid(z)
        cache.append(z)
        cache.append(a)
        return tuple(cache)
