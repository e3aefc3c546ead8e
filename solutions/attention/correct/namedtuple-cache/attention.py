from collections import namedtuple

from mask import mask_future
from scores import compute_scores
from softmax import softmax

Cache = namedtuple("Cache", "queries keys values attention output")


def forward(X, params):
    queries = X @ params["weights_query"]
    keys = X @ params["weights_key"]
    values = X @ params["weights_value"]
    attention = softmax(mask_future(compute_scores(queries, keys)))
    return Cache(queries=queries, keys=keys, values=values, attention=attention, output=attention @ values)
