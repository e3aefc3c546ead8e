from functools import partial

import numpy as np


def mean_power_error(power, y_true, y_pred):
    return np.mean(np.abs(y_true - y_pred) ** power)


compute_loss = partial(mean_power_error, 2)
