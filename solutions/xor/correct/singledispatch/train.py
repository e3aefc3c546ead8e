from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    return {key: value - learning_rate * grads[key] for key, value in params.items()}


def train(X, y, params, learning_rate, iterations):
    result, history = {key: value.copy() for key, value in params.items()}, []
    for _ in range(iterations):
        z_and_a = forward(X, result)
        history.append(compute_loss(y, z_and_a[3]))
        result = update_params(result, backward(X, y, result, z_and_a), learning_rate)
    return result, history
