from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    return {k: params[k] - learning_rate * grads[k] for k in params}


def batches(X, y, size=32):
    for start in range(0, len(X), size):
        yield X[start:start + size], y[start:start + size]


def train(X, y, params, learning_rate, iterations):
    loss_history = []
    for epoch in range(iterations):
        loss_history.append(compute_loss(y, forward(X, params)[3]))
        for xb, yb in batches(X, y):
            g = backward(xb, yb, params, forward(xb, params))
            params = update_params(params, g, learning_rate)
    return params, loss_history
