import numpy as np
from forward import forward
from backward import backward
from loss import compute_loss

def update_params(params, grads, learning_rate):
    return {name: p - learning_rate * grads[name] for name, p in params.items()}

def train(X, y, params, learning_rate, iterations):
    print("=== TRAINING START ===")
    loss_history = []
    for it in range(1, iterations + 1):
        cache = forward(X, params)
        loss = compute_loss(y, cache[-1])
        loss_history.append(loss)
        print("iteration", it, "of", iterations, "loss =", loss)
        params = update_params(params, backward(X, y, params, cache), learning_rate)
    print("=== TRAINING DONE ===")
    return params, loss_history
