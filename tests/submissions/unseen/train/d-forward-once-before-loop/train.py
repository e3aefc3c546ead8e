from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    W1 = params["weights_input_hidden"] - learning_rate * grads["weights_input_hidden"]
    b1 = params["bias_hidden"] - learning_rate * grads["bias_hidden"]
    W2 = params["weights_hidden_output"] - learning_rate * grads["weights_hidden_output"]
    b2 = params["bias_output"] - learning_rate * grads["bias_output"]
    return {"weights_input_hidden": W1, "bias_hidden": b1,
            "weights_hidden_output": W2, "bias_output": b2}


def train(X, y, params, learning_rate, iterations):
    losses = []
    cache = forward(X, params)
    z_hidden, a_hidden, z_output, a_output = cache
    for i in range(iterations):
        losses.append(compute_loss(y, a_output))
        grads = backward(X, y, params, cache)
        params = update_params(params, grads, learning_rate)
    return params, losses
