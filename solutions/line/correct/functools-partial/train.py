from functools import partial

from gradient import compute_gradient
from loss import compute_loss
from predict import predict


def update_params(params, grads, learning_rate):
    def stepped(name):
        return params[name] - learning_rate * grads[name]

    return dict(zip(params, map(stepped, params)))


def _round(X, y, learning_rate, params):
    said = predict(X, params)
    return update_params(params, compute_gradient(X, y, said), learning_rate), compute_loss(y, said)


def train(X, y, params, learning_rate, iterations):
    once, history = partial(_round, X, y, learning_rate), ()
    for _ in range(iterations):
        params, loss = once(params)
        history += (loss,)
    return params, history
