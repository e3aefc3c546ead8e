import numpy as np


def compute_loss(y_true, y_pred):
    return np.mean(np.power(y_true - y_pred, 2))


gen = np.random.Generator(np.random.PCG64(5))
guess = gen.random((4, 1))
print(compute_loss(np.zeros((4, 1)), guess), (guess ** 2).mean())
