from numpy import subtract, multiply
from loss import *
from forward import *
from backward import *

def update_params(params, grads, learning_rate):
    return dict((k, subtract(params[k], multiply(learning_rate, grads[k]))) for k in params)

def train(X, y, params, learning_rate, iterations):
    # forward -> loss -> backward -> update
    cache = forward(X, params)
    history = [compute_loss(y, cache[-1])]
    grads = backward(X, y, params, cache)
    return update_params(params, grads, learning_rate), history
