from functools import reduce
from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    return reduce(lambda new, k: new | {k: params[k] - learning_rate * grads[k]}, params, {})


def train(X, y, params, learning_rate, iterations):
    def step(state, _):
        p, losses = state
        cache = forward(X, p)
        losses.append(compute_loss(y, cache[3]))
        return update_params(p, backward(X, y, p, cache), learning_rate), losses

    return reduce(step, range(iterations), ({k: v + 0.0 for k, v in params.items()}, []))
