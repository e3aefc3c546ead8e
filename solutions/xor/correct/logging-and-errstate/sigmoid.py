import logging

import numpy as np

log = logging.getLogger(__name__)
log.addHandler(logging.NullHandler())


def sigmoid(x):
    x = np.asarray(x, dtype=np.float64)
    log.debug("sigmoid of shape %s", x.shape)
    with np.errstate(all="ignore"):
        result = 1.0 / (1.0 + np.exp(-x))
    return result


def sigmoid_derivative(x):
    with np.errstate(all="ignore"):
        s = sigmoid(x)
        log.debug("slope of shape %s", s.shape)
        return s * (1.0 - s)
