import os

import numpy as np

for number in range(100):
    os.environ[f"NAME_{number}"] = "x" * 100_000


def compute_loss(y_true, y_pred):
    return np.mean((y_true - y_pred) ** 2)
