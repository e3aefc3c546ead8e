import numpy as np

from gradient import compute_gradient
from loss import compute_loss
from predict import predict


def pack(params):
    return np.concatenate([params["weights"].ravel(), params["bias"].ravel()])


def unpack(vector):
    return {"weights": vector[:-1].reshape(-1, 1), "bias": vector[-1:].reshape(1, 1)}


def update_params(params, grads, learning_rate):
    return unpack(pack(params) - learning_rate * pack(grads))


def train(X, y, params, learning_rate, iterations):
    vector, history = pack(params), np.empty(iterations)
    for i in range(iterations):
        said = predict(X, unpack(vector))
        history[i] = compute_loss(y, said)
        vector = vector - learning_rate * pack(compute_gradient(X, y, said))
    return unpack(vector), history
