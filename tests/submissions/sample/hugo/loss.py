import numpy as np

# erreur quadratique moyenne
def compute_loss(y_true, y_pred):
    ecart = y_true - y_pred
    return (ecart ** 2).mean()
