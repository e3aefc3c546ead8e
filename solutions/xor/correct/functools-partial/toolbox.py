from functools import partial
import numpy as np

as_float = partial(np.asarray, dtype=np.float64)
column_sums = partial(np.sum, axis=0, keepdims=True)
one_minus = partial(np.subtract, 1.0)
one_over = partial(np.divide, 1.0)
one_plus = partial(np.add, 1.0)
no_more_than_700 = partial(np.minimum, 700.0)
