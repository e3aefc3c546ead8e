"""Stage 2: how well does each query match each key?"""

import numpy as np


def compute_scores(queries, keys):
    """Scaled dot products: row i, column j says how well query i matches key j.

        score = (sum of query * key, entry by entry) / square root of n_key

    queries: (m, n_key), one a row; keys: (m, n_key), one a row. There may be more of one than of the other.
    Returns: a row for each query, a column for each key.
    """
    raise NotImplementedError("compute_scores is yours to write")
