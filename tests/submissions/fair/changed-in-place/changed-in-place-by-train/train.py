from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    return {name: params[name] - learning_rate * grads[name] for name in params}


def train(X, y, params, learning_rate, iterations):
    losses = []
    for _ in range(iterations):
        cache = forward(X, params)
        losses.append(compute_loss(y, cache[3]))
        grads = backward(X, y, params, cache)
        for name, grad in grads.items():
            params[name] -= learning_rate * grad
    return params, losses
