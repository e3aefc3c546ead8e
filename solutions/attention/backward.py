"""Stage 5: blame flows back through the head."""

import numpy as np


def softmax_backward(attention, blame):
    """Blame goes back through the softmax: from the shares to the scores they were made of.

    attention: (m, m), what softmax returned: each row adds up to 1.
    blame: (m, m), the blame of each share: how much the loss would change, per unit of that share.
    Returns: (m, m), the blame of each score. Each row is on its own, and a score moves every share of
        its row.
    """
    ### BEGIN SOLUTION
    average = np.sum(attention * blame, axis=-1, keepdims=True)
    blame_scores = attention * (blame - average)
    return blame_scores
    ### END SOLUTION


def backward(X, y, params, cache):
    """The exact gradient of the loss of one sequence with respect to every parameter.

    The loss is the mean squared error of output and y (compute_loss in copying.py).

    X: (m, n_in); y: (m, n_out); params: as in forward.
    cache: (queries, keys, values, attention, output), what forward(X, params) returned.
    Returns: a dict with the keys and shapes of params; entry by entry, how much the loss
        would change, per unit, if that parameter were nudged. It is exact: nothing here is
        measured by nudging, and no factor is dropped.
    """
    ### BEGIN SOLUTION
    queries, keys, values, attention, output = cache
    # The loss is a mean over every element of y, and the square of an error brings down a 2.
    blame_output = 2 * (output - y) / np.size(y)
    blame_values = np.dot(attention.T, blame_output)
    blame_attention = np.dot(blame_output, values.T)
    blame_scores = softmax_backward(attention, blame_attention)
    # The scores were divided by this root on the way here.
    blame_products = blame_scores / np.sqrt(np.shape(keys)[1])
    blame_queries = np.dot(blame_products, keys)
    blame_keys = np.dot(blame_products.T, queries)
    blames = {
        "weights_query": blame_queries,
        "weights_key": blame_keys,
        "weights_value": blame_values,
    }
    gradients = {name: np.dot(np.transpose(X), blames[name]) for name in params}
    return gradients
    ### END SOLUTION
