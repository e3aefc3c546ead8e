from forward import forward
from backward import backward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    return {k: params[k] - learning_rate * grads[k] for k in params}


def train(X, y, params, learning_rate, iterations):
    result = [params, []]
    for i in range(iterations):
        cache = forward(X, result[0])
        result[1].append(compute_loss(y, cache[3]))
        result[0] = update_params(result[0], backward(X, y, result[0], cache), learning_rate)
    return result
