import numpy as np
from forward import forward

def backward(X, y, params, cache):
    h = 0.0001
    loss = np.mean((cache[3] - y) ** 2)
    grads = {k: np.zeros(v.shape) for k, v in params.items()}
    for k, v in params.items():
        for index in np.ndindex(v.shape):
            changed = dict(params)
            changed[k] = v.copy()
            changed[k][index] += h
            new_loss = np.mean((forward(X, changed)[3] - y) ** 2)
            grads[k][index] = (new_loss - loss) / h     # definition of the derivative
    return grads
