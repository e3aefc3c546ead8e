from fractions import Fraction
from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    downhill = float(-Fraction(float(learning_rate)))             # a float is a fraction, exactly
    return {k: params[k] + downhill * grads[k] for k in params}


def train(X, y, params, learning_rate, iterations):
    losses = []
    p = {k: +params[k] for k in params}
    for _ in range(iterations):
        cache = forward(X, p)
        losses.append(compute_loss(y, cache[3]))
        p = update_params(p, backward(X, y, p, cache), learning_rate)
    return p, losses
