import numpy as np


def softmax_backward(attention, blame):
    return attention * (blame - (attention * blame) @ np.ones((attention.shape[1], 1)))


def backward(X, y, params, cache):
    _, _, values, attention, output = cache
    root = np.sqrt(params["weights_key"].shape[1])
    blame = 2 * (output - y) / y.size
    scores = softmax_backward(attention, blame @ values.T)
    # scores = X B X^T with B = Wq Wk^T / root
    form = X.T @ scores @ X / root
    return {
        "weights_query": form @ params["weights_key"],
        "weights_key": form.T @ params["weights_query"],
        "weights_value": (attention @ X).T @ blame,
    }
