import numpy as np


def compute_loss(y_true, y_pred):
    assert y_true.shape == y_pred.shape, (y_true.shape, y_pred.shape)
    loss = np.mean((y_true - y_pred) ** 2)
    assert np.isfinite(loss) and loss >= 0
    return loss
