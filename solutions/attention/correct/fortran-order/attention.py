import numpy as np

from mask import mask_future
from scores import compute_scores
from softmax import softmax


def forward(X, params):
    F = np.asfortranarray
    q, k, v = (F(F(X) @ F(params[name])) for name in ("weights_query", "weights_key", "weights_value"))
    a = F(softmax(mask_future(compute_scores(q, k))))
    return q, k, v, a, F(a @ v)
