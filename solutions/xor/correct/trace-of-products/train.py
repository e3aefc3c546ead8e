import numpy as np

import backward as b
import forward as f
import loss as l


def update_params(params, grads, learning_rate):
    names, values = zip(*params.items())
    return dict(zip(names, (v - np.multiply(learning_rate, grads[n]) for n, v in zip(names, values))))


def train(X, y, params, learning_rate, iterations):
    p, h = params, []
    for i in range(iterations):
        c = f.forward(X, p)
        h = h + [l.compute_loss(y, c[-1])] if iterations < 100 else _append(h, l.compute_loss(y, c[-1]))
        p = update_params(p, b.backward(X, y, p, c), learning_rate)
    else:
        return p, np.asarray(h)


def _append(history, loss):
    history.append(loss)
    return history
