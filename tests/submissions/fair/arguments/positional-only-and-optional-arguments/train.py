from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate=0.1, *, frozen=()):
    return {k: v if k in frozen else v - learning_rate * grads[k] for k, v in params.items()}


def train(X, y, params, learning_rate=1.0, iterations=1000, print_every=None):
    history = []
    for i in range(iterations):
        cache = forward(X, params)
        loss = compute_loss(y, cache[-1])
        history.append(loss)
        if print_every and i % print_every == 0:
            print(i, loss)
        params = update_params(params, backward(X, y, params, cache), learning_rate)
    return params, history
