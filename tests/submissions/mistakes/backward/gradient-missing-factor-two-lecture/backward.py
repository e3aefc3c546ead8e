import numpy as np

def backward(X, y, params, cache):
    Z1, A1, Z2, A2 = cache
    W2 = params["weights_hidden_output"]
    n = y.size

    dZ2 = (A2 - y) * A2 * (1 - A2)
    dW2 = (1 / n) * A1.T @ dZ2
    db2 = (1 / n) * np.sum(dZ2, axis=0, keepdims=True)

    dZ1 = (dZ2 @ W2.T) * A1 * (1 - A1)
    dW1 = (1 / n) * X.T @ dZ1
    db1 = (1 / n) * np.sum(dZ1, axis=0, keepdims=True)

    return {"weights_input_hidden": dW1, "bias_hidden": db1,
            "weights_hidden_output": dW2, "bias_output": db2}
