from backward import backward
from forward import forward
from loss import compute_loss
from names import At, Name


def update_params(params, grads, learning_rate):
    return {name.value: params[name] - learning_rate * grads[name] for name in Name}


def train(X, y, params, learning_rate, iterations):
    params = {name.value: params[name].copy() for name in Name}
    loss_history = []
    for _ in range(iterations):
        cache = forward(X, params)
        loss_history.append(compute_loss(y, cache[At.A_OUTPUT]))
        params = update_params(params, backward(X, y, params, cache), learning_rate)
    return params, loss_history
