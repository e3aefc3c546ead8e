from numpy import einsum, sqrt


def compute_scores(queries, keys):
    return einsum("qd,kd->qk", queries, keys) / sqrt(queries.shape[-1])
