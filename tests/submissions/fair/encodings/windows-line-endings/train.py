from backward import backward
from forward import forward
from loss import compute_loss

def update_params(params, grads, learning_rate):
    return {key: params[key] - learning_rate * grads[key] for key in params}

def train(X, y, params, learning_rate, iterations):
    losses = []
    for i in range(iterations):
        cache = forward(X, params)
        losses.append(compute_loss(y, cache[-1]))
        params = update_params(params, backward(X, y, params, cache), learning_rate)
    return params, losses
