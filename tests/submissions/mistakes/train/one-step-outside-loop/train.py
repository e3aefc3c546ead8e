import numpy as np

from backward import backward
from forward import forward
from loss import compute_loss

ORDER = ["weights_input_hidden", "bias_hidden", "weights_hidden_output", "bias_output"]


def update_params(params, grads, learning_rate):
    W1, b1, W2, b2 = (params[name] for name in ORDER)
    dW1, db1, dW2, db2 = (grads[name] for name in ORDER)
    W1 = W1 - learning_rate * dW1
    b1 = b1 - learning_rate * db1
    W2 = W2 - learning_rate * dW2
    b2 = b2 - learning_rate * db2
    return dict(zip(ORDER, (W1, b1, W2, b2)))


def train(X, y, params, learning_rate, iterations):
    losses = np.zeros(iterations)
    for epoch in range(iterations):
        outputs = forward(X, params)
        losses[epoch] = compute_loss(y, outputs[3])
        gradients = backward(X, y, params, outputs)
    params = update_params(params, gradients, learning_rate)
    return params, losses.tolist()
