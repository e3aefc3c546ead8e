import numpy as np


def sigmoid(x):
    return 1.0 / (1.0 + np.exp(-np.clip(x, -500, 500)))


def sigmoid_derivative(x):
    return sigmoid(x) * (1.0 - sigmoid(x))


def forward(X, params):
    z_hidden = np.dot(X, params["weights_input_hidden"]) + params["bias_hidden"]
    a_hidden = sigmoid(z_hidden)
    z_output = np.dot(a_hidden, params["weights_hidden_output"]) + params["bias_output"]
    a_output = sigmoid(z_output)
    return z_hidden, a_hidden, z_output, a_output


def compute_loss(y_true, y_pred):
    return np.mean(np.square(y_true - y_pred))


def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache
    output_error = 2 * (a_output - y) / y.size
    output_delta = output_error * sigmoid_derivative(z_output)
    hidden_error = output_delta.dot(params["weights_hidden_output"].T)
    hidden_delta = hidden_error * sigmoid_derivative(z_hidden)
    return {
        "weights_input_hidden": X.T.dot(hidden_delta),
        "bias_hidden": np.sum(hidden_delta, axis=0, keepdims=True),
        "weights_hidden_output": a_hidden.T.dot(output_delta),
        "bias_output": np.sum(output_delta, axis=0, keepdims=True),
    }


def update_params(params, grads, learning_rate):
    return {k: params[k] - learning_rate * grads[k] for k in params}


def train(X, y, params, learning_rate, iterations):
    loss_history = []
    for _ in range(iterations):
        cache = forward(X, params)
        loss_history.append(compute_loss(y, cache[-1]))
        params = update_params(params, backward(X, y, params, cache), learning_rate)
    return params, loss_history
