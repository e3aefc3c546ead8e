import numpy as np
from sigmoid import sigmoid_derivative


def _pull(A, blame):
    """The adjoint of W -> A W (and of b -> 1 b) on flattened arrays."""
    n = blame.shape[1]
    weights = np.kron(A, np.eye(n)).T @ blame.ravel()
    bias = np.ones(len(blame)) @ blame
    return weights.reshape(-1, n), bias.reshape(1, n)


def backward(X, y, params, cache):
    z1, a1, z2, a2 = cache
    blame2 = (2 / a2.size) * (a2 - y) * sigmoid_derivative(z2)
    W = params["weights_hidden_output"]
    blame1 = (W @ blame2.T).T * sigmoid_derivative(z1)
    dW1, db1 = _pull(X, blame1)
    dW2, db2 = _pull(a1, blame2)
    return {"weights_input_hidden": dW1, "bias_hidden": db1, "weights_hidden_output": dW2, "bias_output": db2}
