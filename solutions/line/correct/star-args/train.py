from collections import OrderedDict

from gradient import compute_gradient
from loss import compute_loss
from predict import predict


def update_params(*args):
    params, grads, rate = args
    return OrderedDict(zip(params, (params[k] - rate * grads[k] for k in params)))


def train(*args):
    X, y, params, rate, n = args
    losses = []
    for _ in range(n):
        said = predict(X, params)
        losses += [compute_loss(y, said)]
        params = update_params(params, compute_gradient(X, y, said), rate)
    return [params, losses]
