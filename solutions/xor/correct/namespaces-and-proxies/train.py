from types import MappingProxyType, SimpleNamespace

from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    old, slopes = MappingProxyType(params), MappingProxyType(grads)     # cannot be written by accident
    return {name: old[name] - learning_rate * slopes[name] for name in old}


def train(X, y, params, learning_rate, iterations):
    state = SimpleNamespace(params={k: v.copy() for k, v in params.items()}, losses=[])
    for state.round in range(iterations):
        state.cache = forward(X, state.params)
        state.losses.append(compute_loss(y, state.cache[3]))
        state.grads = backward(X, y, state.params, state.cache)
        state.params = update_params(state.params, state.grads, learning_rate)
    return state.params, state.losses
