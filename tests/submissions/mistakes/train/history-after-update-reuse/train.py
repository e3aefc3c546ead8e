import numpy as np
from forward import forward
from loss import compute_loss
from backward import backward

def update_params(params, grads, learning_rate):
    out = {k: v.copy() for k, v in params.items()}
    for k in out:
        out[k] -= learning_rate*grads[k]
    return out

def train(X, y, params, learning_rate, iterations):
    cost = np.empty(iterations)
    state = forward(X, params)
    for t in range(iterations):
        params = update_params(params, backward(X, y, params, state), learning_rate)
        state = forward(X, params)     # used again in the next round, saves one pass
        cost[t] = compute_loss(y, state[3])
    return params, list(cost)
