from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    new_params = params.copy()     # a new dict
    for key in new_params:
        new_params[key] -= learning_rate * grads[key]
    return new_params


def train(X, y, params, learning_rate, iterations):
    loss_history = []
    for i in range(iterations):
        cache = forward(X, params)
        grads = backward(X, y, params, cache)
        params = update_params(params, grads, learning_rate)
        prediction = forward(X, params)[3]
        loss_history.append(compute_loss(y, prediction))
    return params, loss_history
