import numpy as np

from backward import backward
from forward import forward
from loss import compute_loss

INERTIA = 0.9


def update_params(params, grads, learning_rate):
    return {k: v - learning_rate * grads[k] for k, v in params.items()}


def train(X, y, params, learning_rate, iterations):
    # a ball that rolls downhill keeps its velocity
    velocity = {k: np.zeros(v.shape) for k, v in params.items()}
    history = []
    for t in range(iterations):
        cache = forward(X, params)
        history.append(compute_loss(y, cache[3]))
        force = backward(X, y, params, cache)
        velocity = {k: INERTIA * velocity[k] + force[k] for k in velocity}
        params = update_params(params, velocity, learning_rate)
    return params, history
