import numpy as np


def softmax(x):
    match np.ndim(x):
        case 0:
            return np.float64(1.0)
        case 1:
            return (e := np.exp(x - np.max(x))) / e.sum()
        case _:
            return np.stack([softmax(part) for part in x])
