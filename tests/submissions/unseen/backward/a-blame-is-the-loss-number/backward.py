import numpy as np

from loss import compute_loss
from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache
    loss = compute_loss(y, a_output)

    # send the loss back through the network
    output_blame = loss * sigmoid_derivative(z_output)
    hidden_blame = output_blame @ params["weights_hidden_output"].T
    hidden_blame = hidden_blame * sigmoid_derivative(z_hidden)

    return {
        "weights_input_hidden": X.T @ hidden_blame,
        "bias_hidden": hidden_blame.sum(axis=0, keepdims=True),
        "weights_hidden_output": a_hidden.T @ output_blame,
        "bias_output": output_blame.sum(axis=0, keepdims=True),
    }
