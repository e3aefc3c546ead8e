import numpy as np

def compute_loss(y_true, y_pred):
    """ cost J of the predictions """
    residual = (y_pred - y_true).reshape(-1)
    N = residual.shape[0]
    J = residual.dot(residual) / (2 * N)
    return J
