import numpy as np


def clip_by_norm(grads, max_norm=0.25):
    """shrink all gradients together if their common norm is too large"""
    total = np.sqrt(sum(np.sum(g * g) for g in grads.values()))
    if total > max_norm:
        grads = {name: g * (max_norm / total) for name, g in grads.items()}
    return grads
