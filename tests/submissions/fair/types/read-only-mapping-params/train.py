from collections import UserDict

from backward import backward
from forward import forward
from loss import compute_loss


class Params(UserDict):
    def step(self, grads, rate):
        return Params({name: value - rate * grads[name] for name, value in self.items()})


def update_params(params, grads, learning_rate):
    return Params(params).step(grads, learning_rate)


def train(X, y, params, learning_rate, iterations):
    p, history = Params(params), []
    for i in range(iterations):
        cache = forward(X, p)
        history += [compute_loss(y, cache[-1])]
        p = p.step(backward(X, y, p, cache), learning_rate)
    return p, history
