from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    return {k: params[k] - learning_rate * grads[k] for k in params}


def train(X, y, params, learning_rate, iterations):
    losses = []
    for i in range(iterations):
        cache = forward(X, params)
        losses.append(compute_loss(y, cache[-1]))
        grads = backward(X, y, params, cache)
        params = update_params(params, grads, learning_rate)
    print(f"after {i + 1} iterations: loss {losses[-1]:.6f}")
    return params, losses
