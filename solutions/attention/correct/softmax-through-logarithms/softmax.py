import numpy as np


def softmax(x):
    x = np.asarray(x, dtype=float)
    log_total = np.logaddexp.reduce(x, axis=-1)
    return np.exp(x - log_total[..., np.newaxis])
