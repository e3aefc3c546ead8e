import numpy as np


class _MeanSquaredError:
    def __call__(self, y_true, y_pred):
        return np.average(np.power(y_pred - y_true, 2))


compute_loss = _MeanSquaredError()
