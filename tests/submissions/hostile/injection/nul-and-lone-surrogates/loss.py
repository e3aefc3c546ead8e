import sys

import numpy as np

TEXT = "\0\ud800\udfff\ufffe\U0010ffff"


def compute_loss(y_true, y_pred):
    print(TEXT)
    print(TEXT, file=sys.stderr)
    return np.mean((y_true - y_pred) ** 2)
