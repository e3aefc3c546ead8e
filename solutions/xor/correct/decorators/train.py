from backward import backward
from decorators import seconds, timed
from forward import forward
from loss import compute_loss


@timed
def update_params(params, grads, learning_rate):
    return {name: params[name] - learning_rate * grads[name] for name in params}


@timed
def train(X, y, params, learning_rate, iterations):
    losses = []
    for _ in range(iterations):
        cache = forward(X, params)
        losses.append(compute_loss(y, cache[-1]))
        params = update_params(params, backward(X, y, params, cache), learning_rate)
    for name, total in seconds.items():
        print(f"{name}: {total:.3f} s")
    return params, losses
