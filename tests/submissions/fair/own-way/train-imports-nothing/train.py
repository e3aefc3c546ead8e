import numpy as np


def update_params(params, grads, learning_rate):
    return {name: params[name] - learning_rate * grads[name] for name in params}


def train(X, y, params, learning_rate, iterations):
    W1, b1 = params["weights_input_hidden"], params["bias_hidden"]
    W2, b2 = params["weights_hidden_output"], params["bias_output"]
    history = []

    for _ in range(iterations):
        # forward
        hidden = 1 / (1 + np.exp(-(X @ W1 + b1)))
        output = 1 / (1 + np.exp(-(hidden @ W2 + b2)))

        # loss
        error = output - y
        history.append((error ** 2).mean())

        # backward
        d2 = 2 * error / error.size * output * (1 - output)
        d1 = d2 @ W2.T * hidden * (1 - hidden)

        # update
        W2 = W2 - learning_rate * hidden.T @ d2
        b2 = b2 - learning_rate * d2.sum(axis=0, keepdims=True)
        W1 = W1 - learning_rate * X.T @ d1
        b1 = b1 - learning_rate * d1.sum(axis=0, keepdims=True)

    trained = {
        "weights_input_hidden": W1,
        "bias_hidden": b1,
        "weights_hidden_output": W2,
        "bias_output": b2,
    }
    return trained, history
