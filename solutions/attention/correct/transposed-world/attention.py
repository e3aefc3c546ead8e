import numpy as np

from mask import mask_future
from scores import compute_scores
from softmax import softmax


def forward(X, params):
    columns = np.asarray(X).T
    Q = params["weights_query"].T @ columns
    K = params["weights_key"].T @ columns
    V = params["weights_value"].T @ columns
    A = softmax(mask_future(compute_scores(Q.T, K.T))).T  # a column adds up to 1
    return Q.T, K.T, V.T, A.T, (V @ A).T
