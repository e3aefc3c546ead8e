import numpy as np

from forward import forward
from sigmoid import sigmoid_derivative


def gradient_of_one_example(x, target, params):
    z_hidden, a_hidden, z_output, a_output = forward(x, params)
    delta_output = 2 * (a_output - target) * sigmoid_derivative(z_output)
    delta_hidden = delta_output @ params["weights_hidden_output"].T * sigmoid_derivative(z_hidden)
    return x.T @ delta_hidden, delta_hidden, a_hidden.T @ delta_output, delta_output


def backward(X, y, params, cache):
    names = ["weights_input_hidden", "bias_hidden", "weights_hidden_output", "bias_output"]
    grads = {name: np.zeros(params[name].shape) for name in names}
    for i in range(len(X)):
        parts = gradient_of_one_example(X[i:i + 1], y[i:i + 1], params)
        for name, part in zip(names, parts):
            grads[name] += part / y.size
    return grads
