from backward import backward
from forward import forward
from loss import compute_loss


class Trainer:
    __slots__ = "X", "y", "params", "rate", "losses"

    def __init__(self, X, y, params, rate):
        self.X, self.y, self.rate, self.losses = X, y, rate, []
        self.params = {k: v.copy() for k, v in params.items()}

    @property
    def result(self):
        return self.params, self.losses

    def step(self):
        cache = forward(self.X, self.params)
        self.losses.append(compute_loss(self.y, cache[3]))
        self.params = update_params(self.params, backward(self.X, self.y, self.params, cache), self.rate)


def update_params(params, grads, learning_rate):
    return {k: params[k] - learning_rate * grads[k] for k in params}


def train(X, y, params, learning_rate, iterations):
    trainer = Trainer(X, y, params, learning_rate)
    for _ in range(iterations):
        trainer.step()
    return trainer.result
