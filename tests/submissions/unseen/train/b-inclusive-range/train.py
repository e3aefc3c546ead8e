from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    p = {}
    for k, v in params.items():
        p[k] = v - learning_rate * grads[k]
    return p


def train(X, y, params, learning_rate, iterations):
    J = []
    for it in range(0, iterations + 1):
        cache = forward(X, params)
        J.append(compute_loss(y, cache[3]))
        grads = backward(X, y, params, cache)
        params = update_params(params, grads, learning_rate)
    return params, J
