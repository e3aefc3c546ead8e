import numpy as np


def ｃｏｍｐｕｔｅ_ｌｏｓｓ(y_true, y_pred):
    return np.ｍｅａｎ((y_true - y_pred) ** 2)
