import numpy as np


def single(array):
    return np.asarray(array).astype("float32")


def backward(X, y, params, cache):
    X, y = single(X), single(y)
    z_hidden, a_hidden, z_output, a_output = map(single, cache)
    W2 = single(params["weights_hidden_output"])

    d_output = 2 * (a_output - y) / y.size * a_output * (1 - a_output)
    d_hidden = d_output @ W2.T * a_hidden * (1 - a_hidden)
    grads = {
        "weights_input_hidden": X.T @ d_hidden,
        "bias_hidden": d_hidden.sum(axis=0, keepdims=True),
        "weights_hidden_output": a_hidden.T @ d_output,
        "bias_output": d_output.sum(axis=0, keepdims=True),
    }
    return {name: grad.astype("float64") for name, grad in grads.items()}
