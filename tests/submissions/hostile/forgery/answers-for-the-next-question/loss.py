import numpy as np

last = [0.25]


def compute_loss(y_true, y_pred):
    last.append(np.mean((y_true - y_pred) ** 2))
    return last[-2]
