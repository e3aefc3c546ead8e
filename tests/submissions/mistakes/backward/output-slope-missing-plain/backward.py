import numpy as np
from sigmoid import sigmoid_derivative

def backward(X, y, params, cache):
    z1, a1, z2, a2 = cache
    delta2 = 2 * (a2 - y) / y.size
    delta1 = np.dot(delta2, params["weights_hidden_output"].T) * sigmoid_derivative(z1)
    dW2 = np.dot(a1.T, delta2)
    db2 = delta2.sum(axis=0).reshape(1, -1)
    dW1 = np.dot(X.T, delta1)
    db1 = delta1.sum(axis=0).reshape(1, -1)
    return {
        "weights_input_hidden": dW1,
        "bias_hidden": db1,
        "weights_hidden_output": dW2,
        "bias_output": db2,
    }
