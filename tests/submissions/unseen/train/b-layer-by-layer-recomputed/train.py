from backward import backward
from forward import forward
from loss import compute_loss

OUTPUT = ("weights_hidden_output", "bias_output")
HIDDEN = ("weights_input_hidden", "bias_hidden")


def update_params(params, grads, learning_rate):
    return {k: params[k] - learning_rate * grads[k] for k in params}


def only(names, X, y, params, rate):
    grads = backward(X, y, params, forward(X, params))
    full = update_params(params, grads, rate)
    return {k: (full[k] if k in names else params[k]) for k in params}


def train(X, y, params, learning_rate, iterations):
    history = []
    for _ in range(iterations):
        history.append(compute_loss(y, forward(X, params)[3]))
        params = only(OUTPUT, X, y, params, learning_rate)
        params = only(HIDDEN, X, y, params, learning_rate)
    return params, history
