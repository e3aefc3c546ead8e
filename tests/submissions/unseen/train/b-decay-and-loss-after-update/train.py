from backward import backward
from forward import forward
from loss import compute_loss

DECAY = 0.01


def update_params(params, grads, learning_rate):
    return {k: params[k] - learning_rate * grads[k] for k in params}


def train(X, y, params, learning_rate, iterations):
    loss_history = []
    for epoch in range(iterations):
        lr = learning_rate / (1 + DECAY * epoch)
        grads = backward(X, y, params, forward(X, params))
        params = update_params(params, grads, lr)
        loss_history.append(compute_loss(y, forward(X, params)[3]))
    return params, loss_history
