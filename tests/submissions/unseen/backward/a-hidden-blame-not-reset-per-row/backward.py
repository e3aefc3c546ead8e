import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z_h, a_h, z_o, a_o = cache
    W2 = params["weights_hidden_output"]
    grads = {name: np.zeros(value.shape) for name, value in params.items()}
    n_hidden, n_out = W2.shape
    came_back = np.zeros(n_hidden)
    for r in range(len(X)):
        for k in range(n_out):
            blame = 2 * (a_o[r, k] - y[r, k]) / y.size * sigmoid_derivative(z_o[r, k])
            grads["bias_output"][0, k] += blame
            for j in range(n_hidden):
                grads["weights_hidden_output"][j, k] += blame * a_h[r, j]
                came_back[j] += blame * W2[j, k]
        for j in range(n_hidden):
            blame_h = came_back[j] * sigmoid_derivative(z_h[r, j])
            grads["bias_hidden"][0, j] += blame_h
            for i in range(X.shape[1]):
                grads["weights_input_hidden"][i, j] += blame_h * X[r, i]
    return grads
