import numpy as np


def compute_scores(queries, keys):
    n_key = np.size(queries, 1)
    products = np.add.reduce(np.multiply(np.expand_dims(queries, 1), np.expand_dims(keys, 0)), axis=2)
    return np.true_divide(products, np.sqrt(n_key))
