import time

import numpy as np

left = [None] * 20


class Loss(float):
    def __del__(self):
        if left:
            left.pop()
            time.sleep(0.01)


def compute_loss(y_true, y_pred):
    return Loss(np.mean((y_true - y_pred) ** 2))
