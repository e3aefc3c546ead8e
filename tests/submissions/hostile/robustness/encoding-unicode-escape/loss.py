# coding: unicode_escape
import numpy as np\n\n\ndef compute_loss(y_true, y_pred):\n    return np.mean((y_true - y_pred) ** 2)\n