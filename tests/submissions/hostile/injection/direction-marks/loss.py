import sys

import numpy as np

TEXT = "\u202e\u2066\u200b\u2028\u2029\u061c\ufeff\U000e0041 001 fo 001"


def compute_loss(y_true, y_pred):
    print(TEXT)
    print(TEXT, file=sys.stderr)
    return np.mean((y_true - y_pred) ** 2)
