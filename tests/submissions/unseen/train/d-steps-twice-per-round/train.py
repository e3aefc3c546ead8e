from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    return {name: params[name] - learning_rate * grads[name] for name in grads}


def train(X, y, params, learning_rate, iterations):
    p = dict(params)
    history = []
    for step in range(iterations):
        # guess
        cache = forward(X, p)
        # measure
        history.append(compute_loss(y, cache[-1]))
        # blame
        g = backward(X, y, p, cache)
        p = update_params(p, g, learning_rate)
        # step downhill
        for name in p:
            p[name] = p[name] - learning_rate * g[name]
    return p, history
