import numpy as np
from forward import forward
from loss import computeLoss
from backward import backward

def update_params(params, grads, learning_rate):
    newParams = {}
    for name in params:
        newParams[name] = params[name] - learning_rate * grads[name]
    return newParams

def train(X, y, params, learning_rate, iterations):
    lossHistory = []
    for i in range(0, iterations):
        cache = forward(X, params)
        lossHistory.append(computeLoss(y, cache[3]))
        grads = backward(X, y, params, cache)
        params = update_params(params, grads, learning_rate)
    return params, lossHistory
