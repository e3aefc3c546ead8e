from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    return {k: v - learning_rate * grads[k] for k, v in params.items()}


def train(X, y, params, learning_rate, iterations):
    costs = []
    for i in range(iterations):
        cache = forward(X, params)
        cost = compute_loss(y, cache[3])
        grads = backward(X, y, params, cache)
        params = update_params(params, grads, learning_rate)
        if i % 100 == 0:
            costs.append(cost)
    return params, costs
