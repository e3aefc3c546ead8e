import operator as op
from backward import backward
from forward import forward
from loss import compute_loss

_prediction = op.itemgetter(3)


def update_params(params, grads, learning_rate):
    new = {}
    for name in params:
        op.setitem(new, name, op.sub(params[name], op.mul(learning_rate, grads[name])))
    return new


def train(X, y, params, learning_rate, iterations):
    weights = {name: op.methodcaller("copy")(value) for name, value in params.items()}
    history = []
    for _ in range(op.index(iterations)):
        cache = forward(X, weights)
        history = op.iadd(history, [compute_loss(y, _prediction(cache))])
        weights = update_params(weights, backward(X, y, weights, cache), learning_rate)
    return weights, history
