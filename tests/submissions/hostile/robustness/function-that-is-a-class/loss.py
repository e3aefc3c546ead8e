import numpy as np


class compute_loss:
    def __new__(cls, y_true, y_pred):
        return np.mean((y_true - y_pred) ** 2)
