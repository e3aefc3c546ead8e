from functools import reduce

from backward import backward
from forward import forward
from loss import compute_loss

update_params = lambda params, grads, learning_rate: {
    k: v - learning_rate * grads[k] for k, v in params.items()
}


def train(X, y, params, learning_rate, iterations):
    history = []

    def step(p, _):
        cache = forward(X, p)
        history.append(compute_loss(y, cache[-1]))
        return update_params(p, backward(X, y, p, cache), learning_rate)

    return reduce(step, range(iterations), params), history
