from backward import backward
from forward import forward
from loss import compute_loss

CHUNK = 2


def update_params(params, grads, learning_rate):
    return {name: params[name] - learning_rate * grads[name] for name in params}


def chunks(X, y):
    for start in range(0, len(X), CHUNK):
        yield X[start:start + CHUNK], y[start:start + CHUNK]


def train(X, y, params, learning_rate, iterations):
    loss_history = []
    for _ in range(iterations):
        loss = 0.0
        grads = {name: 0.0 for name in params}
        for X_part, y_part in chunks(X, y):
            share = len(X_part) / len(X)
            cache = forward(X_part, params)
            loss += share * compute_loss(y_part, cache[-1])
            part = backward(X_part, y_part, params, cache)
            for name in grads:
                grads[name] = grads[name] + share * part[name]
        loss_history.append(loss)
        params = update_params(params, grads, learning_rate)
    return params, loss_history
