from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    return {key: value - learning_rate * grads[key] for key, value in params.items()}


def train(X, y, params, learning_rate, iterations):
    previous = float("inf")
    history = []
    i = 0
    while i < iterations:
        cache = forward(X, params)
        now = compute_loss(y, cache[3])
        history.append(now)
        if now > previous:
            print("early stopping at", i)
            break
        previous = now
        params = update_params(params, backward(X, y, params, cache), learning_rate)
        i += 1
    return params, history
