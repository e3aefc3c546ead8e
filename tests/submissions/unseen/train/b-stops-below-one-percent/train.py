from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    new = {}
    for name in params:
        new[name] = params[name] - learning_rate * grads[name]
    return new


def train(X, y, params, learning_rate, iterations):
    losses = []
    for step in range(iterations):
        cache = forward(X, params)
        loss = compute_loss(y, cache[-1])
        losses.append(loss)
        if loss < 0.01:
            break  # converged
        params = update_params(params, backward(X, y, params, cache), learning_rate)
    return params, losses
