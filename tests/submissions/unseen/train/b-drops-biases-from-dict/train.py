from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    syn0 = params["weights_input_hidden"] - learning_rate * grads["weights_input_hidden"]
    syn1 = params["weights_hidden_output"] - learning_rate * grads["weights_hidden_output"]
    return {"weights_input_hidden": syn0, "weights_hidden_output": syn1}


def train(X, y, params, learning_rate, iterations):
    loss_history = []
    for j in range(iterations):
        cache = forward(X, params)
        loss_history.append(compute_loss(y, cache[3]))
        grads = backward(X, y, params, cache)
        params = update_params(params, grads, learning_rate)
    return params, loss_history
