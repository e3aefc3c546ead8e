from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    return {n: params[n] - learning_rate * grads[n] for n in params}


def train(X, y, params, learning_rate, iterations):
    history = []
    for i in range(iterations):
        cache = forward(X, params)
        history.append(compute_loss(y, cache[-1]))
        params.update(update_params(params, backward(X, y, params, cache), learning_rate))
    return params, history
