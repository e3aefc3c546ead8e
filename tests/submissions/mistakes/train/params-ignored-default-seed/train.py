import network
import numpy as np
from backward import backward
from forward import forward
from loss import compute_loss


def update_params(params, grads, learning_rate):
    """new = old - rate * gradient, for all four"""
    new = {}
    for k, old in params.items():
        new[k] = old - learning_rate * grads[k]
    return new


def train(X, y, params, learning_rate, iterations):
    # the starting point
    theta = network.initialize_params(
        input_size=np.shape(X)[1],
        hidden_size=np.shape(params["weights_hidden_output"])[0],
        output_size=np.shape(y)[1],
    )
    curve = [None] * iterations
    for n in range(iterations):
        passes = forward(X, theta)
        curve[n] = compute_loss(y, passes[-1])
        theta = update_params(theta, backward(X, y, theta, passes), learning_rate)
    return theta, curve
