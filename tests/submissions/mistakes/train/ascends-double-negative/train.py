import backward as bw
import forward as fw
import loss as ls


def step(gradient, learning_rate):
    """how far, and which way"""
    return -learning_rate * gradient


def update_params(params, grads, learning_rate):
    return {k: w - step(grads[k], learning_rate) for k, w in params.items()}


def train(X, y, params, learning_rate, iterations):
    current, losses, n = dict(params), [], 0
    while n < iterations:
        *zs, prediction = cache = fw.forward(X, current)
        losses += [ls.compute_loss(y, prediction)]
        current = update_params(current, bw.backward(X, y, current, cache), learning_rate)
        n += 1
    return current, losses
