import numpy as np

from attention import forward
from backward import backward
from copying import compute_loss


def pack(arrays):
    return np.concatenate([array.ravel() for array in arrays.values()])


def unpack(vector, like):
    out, at = {}, 0
    for name, array in like.items():
        out[name] = vector[at : at + array.size].reshape(array.shape)
        at += array.size
    return out


def train(sequences, targets, params, learning_rate, iterations):
    theta = pack(params)
    history = np.zeros(iterations)
    for i in range(iterations):
        now = unpack(theta, params)
        caches = [forward(X, now) for X in sequences]
        history[i] = sum(compute_loss(y, c[-1]) for y, c in zip(targets, caches)) / len(caches)
        slopes = [pack(backward(X, y, now, c)) for X, y, c in zip(sequences, targets, caches)]
        theta = theta - learning_rate * np.mean(slopes, axis=0)
    return unpack(theta, params), history.tolist()
