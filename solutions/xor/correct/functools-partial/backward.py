from functools import partial
import numpy as np
from sigmoid import sigmoid_derivative
from toolbox import column_sums


def _gradients(factor, X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache
    through = lambda z: partial(np.multiply, sigmoid_derivative(z))
    blame_output = through(z_output)(factor * (a_output - y) / np.size(a_output))
    blame_hidden = through(z_hidden)(blame_output @ params["weights_hidden_output"].T)
    return {
        "weights_input_hidden": np.transpose(X) @ blame_hidden,
        "bias_hidden": column_sums(blame_hidden),
        "weights_hidden_output": np.transpose(a_hidden) @ blame_output,
        "bias_output": column_sums(blame_output),
    }


backward = partial(_gradients, 2.0)
