from backward import backward
from forward import forward
from loss import compute_loss


class Trainer:
    @staticmethod
    def update_params(params, grads, learning_rate):
        new = {}
        for name in params:
            new[name] = params[name] - learning_rate * grads[name]
        return new

    def train(self, X, y, params, learning_rate, iterations):
        losses = []
        for iteration in range(iterations):
            cache = forward(X, params)
            losses.append(compute_loss(y, cache[3]))
            grads = backward(X, y, params, cache)
            params = self.update_params(params, grads, learning_rate)
        return params, losses


update_params = Trainer.update_params
train = Trainer().train
