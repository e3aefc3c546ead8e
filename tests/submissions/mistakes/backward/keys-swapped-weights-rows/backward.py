import numpy as np


def backward(X, y, params, cache):
    hidden, answer = cache[1], cache[3]
    V = params["weights_hidden_output"]
    N = answer.size
    first, second = [], []
    for x, t, h, a in zip(X, y, hidden, answer):
        top = 2 * (a - t) * a * (1 - a) / N
        low = (V @ top) * h * (1 - h)
        first.append((np.outer(h, top), low))
        second.append((np.outer(x, low), top))

    def total(parts, which):
        return np.sum([part[which] for part in parts], axis=0)

    return {
        "weights_input_hidden": total(first, 0),
        "bias_hidden": total(first, 1)[None],
        "weights_hidden_output": total(second, 0),
        "bias_output": total(second, 1)[None],
    }
