import numpy as np


def softmax(x):
    top = np.expand_dims(np.maximum.reduce(x, axis=-1), -1)
    e = np.exp(np.subtract(x, top))
    return np.true_divide(e, np.expand_dims(np.add.reduce(e, axis=-1), -1))
