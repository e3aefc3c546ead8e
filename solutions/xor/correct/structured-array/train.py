from backward import backward
from forward import forward
from loss import compute_loss
from records import pack, unpack


def update_params(params, grads, learning_rate):
    p, g = pack(params), pack(grads)
    for name in p.dtype.names:
        p[name] -= learning_rate * g[name]                # the record is ours, params is untouched
    return unpack(p)


def train(X, y, params, learning_rate, iterations):
    params = unpack(pack(params))
    history = []
    for _ in range(iterations):
        cache = forward(X, params)
        history.append(compute_loss(y, cache[3]))
        params = update_params(params, backward(X, y, params, cache), learning_rate)
    return params, history
