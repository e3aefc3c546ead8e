import numpy as np
from backward import backward
from forward import forward
from loss import compute_loss

def update_params(params, grads, learning_rate):
    return {k: params[k] - learning_rate * grads[k] for k in params}

def train(X, y, params, learning_rate, iterations):
    loss_history = []
    for _ in range(iterations):
        loss_history.append(compute_loss(y, forward(X, params)[-1]))
        i = np.random.randint(0, X.shape[0])
        x_i, y_i = X[i:i+1], y[i:i+1]
        cache = forward(x_i, params)
        grads = backward(x_i, y_i, params, cache)
        params = update_params(params, grads, learning_rate)
    return params, loss_history
