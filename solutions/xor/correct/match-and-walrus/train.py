from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    return {k: v - learning_rate * g for k, v in params.items() if (g := grads.get(k)) is not None}


def train(X, y, params, learning_rate, iterations):
    losses = []
    while (i := len(losses)) < iterations:
        losses.append(loss := compute_loss(y, (cache := forward(X, params))[-1]))
        if i % 5000 == 0:
            print(f"{i=} {loss=:.4f}")
        params = update_params(params, backward(X, y, params, cache), learning_rate)
    return params, losses
