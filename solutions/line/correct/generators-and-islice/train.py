from itertools import islice

from gradient import compute_gradient
from loss import compute_loss
from predict import predict


def update_params(params, grads, learning_rate):
    return dict((name, params[name] - learning_rate * grads[name]) for name in params)


def _rounds(X, y, params, rate):
    while True:
        said = predict(X, params)
        loss = compute_loss(y, said)
        params = update_params(params, compute_gradient(X, y, said), rate)
        yield loss, params


def train(X, y, params, learning_rate, iterations):
    history = []
    for loss, params in islice(_rounds(X, y, params, learning_rate), iterations):
        history.append(loss)
    return params, history
