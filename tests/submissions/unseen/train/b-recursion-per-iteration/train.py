from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    return {k: params[k] - learning_rate * grads[k] for k in params}


def train(X, y, params, learning_rate, iterations):
    if iterations == 0:
        return params, []
    cache = forward(X, params)
    loss = compute_loss(y, cache[3])
    stepped = update_params(params, backward(X, y, params, cache), learning_rate)
    final, rest = train(X, y, stepped, learning_rate, iterations - 1)
    return final, [loss] + rest
