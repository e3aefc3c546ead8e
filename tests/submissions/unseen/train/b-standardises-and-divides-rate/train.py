from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    return {k: params[k] - learning_rate * grads[k] for k in params}


def train(X, y, params, learning_rate, iterations):
    mu, sd = X.mean(axis=0), X.std(axis=0)
    Xs = (X - mu) / (sd + 1e-8)
    alpha = learning_rate / X.shape[0]
    loss_history = []
    for _ in range(iterations):
        cache = forward(Xs, params)
        loss_history.append(compute_loss(y, cache[3]))
        params = update_params(params, backward(Xs, y, params, cache), alpha)
    return params, loss_history
