"""Stage 4: one head of causal self-attention."""

import numpy as np

from mask import mask_future
from scores import compute_scores
from softmax import softmax


def forward(X, params):
    """Let every position of a sequence look at itself and at the earlier ones.

    X: (m, n_in), one position a row.
    params: a dict of three arrays,
        weights_query (n_in, n_key), weights_key (n_in, n_key), weights_value (n_in, n_out).
    Returns: (queries, keys, values, attention, output),
        of shapes (m, n_key), (m, n_key), (m, n_out), (m, m), (m, n_out). A row of attention holds the
        shares that its position gives to each position; a row of output mixes the values by them.
    """
    raise NotImplementedError("forward is yours to write")
