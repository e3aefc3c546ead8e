import numpy as np

from sigmoid import sigmoid_derivative

# J[i, o, p] is how output o of example i changes with parameter p.
# The loss is |a - y|^2 / N, so its gradient is 2 (a - y) J / N.


def jacobian(X, params, cache):
    z1, a1, z2, a2 = cache
    m, n_out = z2.shape
    n_in, n_hidden = params["weights_input_hidden"].shape
    slope1, slope2 = sigmoid_derivative(z1), sigmoid_derivative(z2)

    to_hidden = slope2[:, :, None] * params["weights_hidden_output"].T[None] * slope1[:, None, :]   # i o h
    J = {
        "weights_input_hidden": X[:, None, :, None] * to_hidden[:, :, None, :],
        "bias_hidden": to_hidden[:, :, None, :],
        "weights_hidden_output": np.zeros((m, n_out, n_hidden, n_out)),
        "bias_output": np.zeros((m, n_out, 1, n_out)),
    }
    for o in range(n_out):
        J["weights_hidden_output"][:, o, :, o] = slope2[:, o, None] * a1
        J["bias_output"][:, o, 0, o] = slope2[:, o]
    return J


def backward(X, y, params, cache):
    error = 2 * (cache[-1] - y) / y.size
    J = jacobian(X, params, cache)
    return {name: np.tensordot(error, J[name], axes=2) for name in params}
