from backward import backward
from forward import forward
from loss import compute_loss

GOOD_ENOUGH = 0.01


def update_params(params, grads, learning_rate):
    return {k: params[k] - learning_rate * grads[k] for k in params.keys()}


def train(X, y, params, learning_rate, iterations):
    history = []
    for i in range(iterations):
        cache = forward(X, params)
        loss = compute_loss(y, cache[3])
        history.append(loss)
        if loss < GOOD_ENOUGH:
            break  # it has learned XOR
        params = update_params(params, backward(X, y, params, cache), learning_rate)
    return params, history
