import numpy as np

from mask import mask_future
from scores import compute_scores
from softmax import softmax

_last = {}


def forward(X, params):
    q, k, v = X @ params["weights_query"], X @ params["weights_key"], X @ params["weights_value"]
    s = compute_scores(q, k)
    a = softmax(mask_future(s))
    _last.update(attention=a, scale=1 / np.sqrt(q.shape[1]))
    return q, k, v, a, a @ v


def last_scale(attention, n_key):
    same = _last and np.array_equal(_last["attention"], attention)
    return _last["scale"] if same else 1 / np.sqrt(n_key)
