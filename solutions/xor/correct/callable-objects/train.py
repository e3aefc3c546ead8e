from backward import backward
from forward import forward
from loss import compute_loss


class Update:
    def __call__(self, params, grads, learning_rate):
        return {k: params[k] - learning_rate * grads[k] for k in params}


class Train:
    def __init__(self, update):
        self.update = update

    def __call__(self, X, y, params, learning_rate, iterations):
        params, history = {k: v.copy() for k, v in params.items()}, []
        for _ in range(iterations):
            cache = forward(X, params)
            history.append(compute_loss(y, cache[3]))
            params = self.update(params, backward(X, y, params, cache), learning_rate)
        return params, history


update_params = Update()
train = Train(update_params)
