import numpy as np

from mask import mask_future
from scores import compute_scores
from softmax import softmax


def forward(X, params):
    M = np.matrix(X)
    q, k, v = (np.asarray(M * np.matrix(params[n])) for n in ("weights_query", "weights_key", "weights_value"))
    a = softmax(mask_future(compute_scores(q, k)))
    return q, k, v, a, np.asarray(np.matrix(a) * np.matrix(v))
