from backward import backward
from forward import forward
from loss import compute_loss

GROUPS = (
    {"weights_hidden_output", "bias_output"},
    {"weights_input_hidden", "bias_hidden"},
)


def update_params(params, grads, learning_rate):
    """Keys without a gradient are carried over."""
    return {k: p - learning_rate * grads[k] if k in grads else p for k, p in params.items()}


def train(X, y, params, learning_rate, iterations):
    history = []
    for _ in range(iterations):
        for number, group in enumerate(GROUPS):
            cache = forward(X, params)
            if number == 0:
                history.append(compute_loss(y, cache[-1]))
            grads = backward(X, y, params, cache)
            mine = {k: g for k, g in grads.items() if k in group}
            params = update_params(params, mine, learning_rate)
    return params, history
