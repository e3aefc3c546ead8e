from backward import backward
from forward import forward
from layers import named, steps
from loss import compute_loss


def update_params(params, grads, learning_rate):
    return named(
        (w - learning_rate * dw, b - learning_rate * db)
        for (w, b), (dw, db) in zip(steps(params), steps(grads))
    )


def train(X, y, params, learning_rate, iterations):
    history = []
    for _ in range(iterations):
        *cache, prediction = forward(X, params)
        history.append(compute_loss(y, prediction))
        params = update_params(params, backward(X, y, params, (*cache, prediction)), learning_rate)
    return params, history
