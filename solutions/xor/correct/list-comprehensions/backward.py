import numpy as np
from lists import elementwise, product, rows, sum_of_rows, turned
from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z1, a1, z2, a2 = cache
    n = len(a2) * len(a2[0])
    error = [[2 * (p - t) / n for p, t in zip(ps, ts)] for ps, ts in zip(rows(a2), rows(y))]
    d2 = elementwise(error, rows(sigmoid_derivative(z2)))
    d1 = elementwise(product(d2, turned(rows(params["weights_hidden_output"]))), rows(sigmoid_derivative(z1)))
    grads = {
        "weights_input_hidden": product(turned(rows(X)), d1),
        "bias_hidden": sum_of_rows(d1),
        "weights_hidden_output": product(turned(rows(a1)), d2),
        "bias_output": sum_of_rows(d2),
    }
    return {k: np.array(g) for k, g in grads.items()}
