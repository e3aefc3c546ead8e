# Etapa 3: error cuadratico medio
import numpy as np

def compute_loss(y_true, y_pred):
    diferencia = y_true - y_pred
    return np.mean((diferencia ** 2)
