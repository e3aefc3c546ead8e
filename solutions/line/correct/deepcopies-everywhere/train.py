from copy import deepcopy

from gradient import compute_gradient
from loss import compute_loss
from predict import predict


def update_params(params, grads, learning_rate):
    params = deepcopy(params)
    for name, slope in deepcopy(grads).items():
        params[name] -= learning_rate * slope
    return params


def train(X, y, params, learning_rate, iterations):
    X, y, params = deepcopy((X, y, params))
    history = []
    for _ in range(iterations):
        said = predict(X, params)
        history.append(compute_loss(y, said))
        for name, slope in compute_gradient(X, y, said).items():
            params[name] -= learning_rate * slope
    return params, history
