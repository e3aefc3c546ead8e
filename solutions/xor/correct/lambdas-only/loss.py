import numpy as np

compute_loss = lambda y_true, y_pred: (lambda e: (e * e).mean())(
    np.asarray(y_true, dtype=float) - np.asarray(y_pred, dtype=float))
