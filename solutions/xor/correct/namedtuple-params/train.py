from collections import namedtuple

from backward import backward
from forward import forward
from loss import compute_loss
from shapes_of_things import Params, as_params

State = namedtuple("State", "params losses")


def update_params(params, grads, learning_rate):
    moved = (p - learning_rate * g for p, g in zip(as_params(params), as_params(grads)))
    return Params._make(moved)._asdict()


def train(X, y, params, learning_rate, iterations):
    state = State({k: v.copy() for k, v in params.items()}, [])
    for _ in range(iterations):
        cache = forward(X, state.params)
        loss = compute_loss(y, cache[3])
        grads = backward(X, y, state.params, cache)
        state.losses.append(loss)
        state = state._replace(params=update_params(state.params, grads, learning_rate))
    return state.params, state.losses
