from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    out = params.copy()
    for k in out:
        out[k] = out[k] - grads[k] * learning_rate
    return out


def train(X, y, params, learning_rate, iterations):
    """guess, measure, blame, step"""
    losses = []
    for i in iterations:
        z1, a1, z2, a2 = forward(X, params)
        losses.append(compute_loss(y, a2))
        grads = backward(X, y, params, (z1, a1, z2, a2))
        params = update_params(params, grads, learning_rate)
    return params, losses
