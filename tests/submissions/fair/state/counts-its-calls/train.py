from backward import backward
from forward import forward
from loss import compute_loss

all_runs = []


def update_params(params, grads, learning_rate):
    return {k: params[k] - learning_rate * grads[k] for k in params}


def train(X, y, params, learning_rate, iterations):
    losses = []
    all_runs.append(losses)
    for i in range(iterations):
        cache = forward(X, params)
        losses.append(compute_loss(y, cache[-1]))
        params = update_params(params, backward(X, y, params, cache), learning_rate)
    print("run", len(all_runs), "finished,", sum(map(len, all_runs)), "iterations so far")
    return params, list(losses)
