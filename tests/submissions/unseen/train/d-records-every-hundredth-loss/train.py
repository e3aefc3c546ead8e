from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    new_params = {}
    for key in params:
        new_params[key] = params[key] - learning_rate * grads[key]
    return new_params


def train(X, y, params, learning_rate, iterations):
    loss_history = []
    for i in range(iterations):
        cache = forward(X, params)
        loss = compute_loss(y, cache[3])
        if i % 100 == 0:
            loss_history.append(loss)
        grads = backward(X, y, params, cache)
        params = update_params(params, grads, learning_rate)
    return params, loss_history
