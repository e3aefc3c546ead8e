import numpy as np

_f = lambda x: np.asarray(x, dtype=float)
_fraction = lambda e, positive: np.where(positive, 1, e) / (1 + e)

sigmoid = lambda x: _fraction(np.exp(-abs(_f(x))), _f(x) >= 0)
sigmoid_derivative = lambda x: (lambda s: s * (1 - s))(sigmoid(x))
