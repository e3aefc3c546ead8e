import numpy as np

from sigmoid import sigmoid_derivative
from workspace import Workspace

work = Workspace()


def backward(X, y, params, cache):
    z1, a1, z2, a2 = cache
    W2 = params["weights_hidden_output"]

    d2 = work.get("d2", a2.shape)
    np.subtract(a2, y, out=d2)
    np.multiply(d2, 2 / d2.size, out=d2)
    np.multiply(d2, sigmoid_derivative(z2), out=d2)

    d1 = work.get("d1", a1.shape)
    np.dot(d2, W2.T, out=d1)
    np.multiply(d1, sigmoid_derivative(z1), out=d1)

    grads = {
        "weights_input_hidden": work.get("gW1", params["weights_input_hidden"].shape),
        "bias_hidden": work.get("gb1", params["bias_hidden"].shape),
        "weights_hidden_output": work.get("gW2", W2.shape),
        "bias_output": work.get("gb2", params["bias_output"].shape),
    }
    np.matmul(X.T, d1, out=grads["weights_input_hidden"])
    np.sum(d1, axis=0, keepdims=True, out=grads["bias_hidden"])
    np.matmul(a1.T, d2, out=grads["weights_hidden_output"])
    np.sum(d2, axis=0, keepdims=True, out=grads["bias_output"])
    return {name: grad.copy() for name, grad in grads.items()}
