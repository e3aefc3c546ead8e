import numpy as np
from backward import backward
from forward import forward
from loss import compute_loss

def update_params(params, grads, learning_rate):
    return {k: params[k] - learning_rate * grads[k] for k in params}

def train(X, y, params, learning_rate, iterations):
    params = dict(params)
    loss_history = []
    for _ in range(iterations):
        cache = forward(X, params)
        loss_history.append(compute_loss(y, cache[-1]))

        # output layer
        grads = backward(X, y, params, cache)
        params["weights_hidden_output"] = params["weights_hidden_output"] - learning_rate * grads["weights_hidden_output"]
        params["bias_output"] = params["bias_output"] - learning_rate * grads["bias_output"]

        # hidden layer
        cache = forward(X, params)
        grads = backward(X, y, params, cache)
        params["weights_input_hidden"] = params["weights_input_hidden"] - learning_rate * grads["weights_input_hidden"]
        params["bias_hidden"] = params["bias_hidden"] - learning_rate * grads["bias_hidden"]
    return params, loss_history
