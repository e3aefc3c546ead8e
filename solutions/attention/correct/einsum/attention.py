from numpy import einsum

from mask import mask_future
from scores import compute_scores
from softmax import softmax


def forward(X, params):
    q, k, v = (einsum("ti,ij->tj", X, params[f"weights_{one}"]) for one in ("query", "key", "value"))
    a = softmax(mask_future(compute_scores(q, k)))
    return q, k, v, a, einsum("qk,ko->qo", a, v)
