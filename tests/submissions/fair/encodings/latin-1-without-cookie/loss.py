import numpy as np


# erreur quadratique moyenne, toujours positive ou égale à zéro
def compute_loss(y_true, y_pred):
    return np.mean((y_true - y_pred) ** 2)
