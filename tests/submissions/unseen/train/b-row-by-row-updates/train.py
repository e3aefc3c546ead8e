from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    result = dict(params)
    for key, g in grads.items():
        result[key] = result[key] - g * learning_rate
    return result


def train(X, y, params, learning_rate, iterations):
    history = []
    for _ in range(iterations):
        history.append(compute_loss(y, forward(X, params)[3]))
        # stochastic gradient descent
        for i in range(X.shape[0]):
            xi = X[i].reshape(1, -1)
            yi = y[i].reshape(1, -1)
            params = update_params(params, backward(xi, yi, params, forward(xi, params)), learning_rate)
    return params, history
