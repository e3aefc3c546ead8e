import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    _, a_hidden, z_output, a_output = cache
    dL_dzo = 2 * (a_output - y) * sigmoid_derivative(z_output)
    dL_dah = dL_dzo @ params["weights_hidden_output"].T
    dL_dzh = dL_dah * sigmoid_derivative(a_hidden)

    gradient = {key: np.zeros(params[key].shape) for key in params}
    for n in range(X.shape[0]):
        gradient["weights_hidden_output"] += np.outer(a_hidden[n], dL_dzo[n])
        gradient["bias_output"] += dL_dzo[n]
        gradient["weights_input_hidden"] += np.outer(X[n], dL_dzh[n])
        gradient["bias_hidden"] += dL_dzh[n]
    return gradient
