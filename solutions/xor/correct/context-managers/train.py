from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    return {k: params[k] - learning_rate * grads[k] for k in params}


class Step:
    """On the way in: forward and loss. On the way out: gradients and update."""

    def __init__(self, X, y, params):
        self.X, self.y, self.params, self.losses = X, y, params, []

    def at(self, learning_rate):
        self.learning_rate = learning_rate
        return self

    def __enter__(self):
        self.cache = forward(self.X, self.params)
        return self.cache[3]

    def __exit__(self, kind, value, trace):
        if kind is None:
            grads = backward(self.X, self.y, self.params, self.cache)
            self.params = update_params(self.params, grads, self.learning_rate)
        return False


def train(X, y, params, learning_rate, iterations):
    step = Step(X, y, {k: v.copy() for k, v in params.items()})
    for _ in range(iterations):
        with step.at(learning_rate) as prediction:
            step.losses.append(compute_loss(y, prediction))
    return step.params, step.losses
