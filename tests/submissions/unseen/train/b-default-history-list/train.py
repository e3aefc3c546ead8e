from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    return {k: params[k] - learning_rate * grads[k] for k in params.keys()}


def train(X, y, params, learning_rate, iterations, history=[]):
    for _ in range(iterations):
        zh, ah, zo, ao = forward(X, params)
        history.append(compute_loss(y, ao))
        grads = backward(X, y, params, (zh, ah, zo, ao))
        params = update_params(params, grads, learning_rate)
    return params, history
