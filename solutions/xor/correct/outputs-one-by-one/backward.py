import numpy as np
from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache
    m, outputs = a_output.shape
    W2 = params["weights_hidden_output"]
    grads = {name: np.zeros(value.shape) for name, value in params.items()}
    blame_a_hidden = np.zeros(a_hidden.shape)
    for j in range(outputs):
        blame = 2.0 * (a_output[:, j] - y[:, j]) / (m * outputs) * sigmoid_derivative(z_output[:, j])
        grads["weights_hidden_output"][:, j] = a_hidden.T @ blame
        grads["bias_output"][0, j] = blame.sum()
        blame_a_hidden += np.outer(blame, W2[:, j])
    slope = sigmoid_derivative(z_hidden)
    for h in range(a_hidden.shape[1]):
        blame = blame_a_hidden[:, h] * slope[:, h]
        grads["weights_input_hidden"][:, h] = blame @ X
        grads["bias_hidden"][0, h] = blame.sum()
    return grads
