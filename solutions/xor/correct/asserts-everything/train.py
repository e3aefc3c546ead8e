from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    assert params.keys() == grads.keys()
    new_params = {name: params[name] - learning_rate * grads[name] for name in params}
    assert new_params is not params
    return new_params


def train(X, y, params, learning_rate, iterations):
    assert isinstance(iterations, int) and iterations > 0
    assert len(X) == len(y)
    losses = []
    for _ in range(iterations):
        cache = forward(X, params)
        losses.append(compute_loss(y, cache[-1]))
        params = update_params(params, backward(X, y, params, cache), learning_rate)
    assert len(losses) == iterations
    return params, losses
