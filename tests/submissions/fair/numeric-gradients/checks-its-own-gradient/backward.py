import numpy as np

from forward import forward
from loss import compute_loss
from network import X as XOR_X, y as XOR_y, initialize_params
from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache
    output_delta = 2 * (a_output - y) / y.size * sigmoid_derivative(z_output)
    hidden_delta = output_delta @ params["weights_hidden_output"].T * sigmoid_derivative(z_hidden)
    return {
        "weights_input_hidden": X.T @ hidden_delta,
        "bias_hidden": hidden_delta.sum(axis=0, keepdims=True),
        "weights_hidden_output": a_hidden.T @ output_delta,
        "bias_output": output_delta.sum(axis=0, keepdims=True),
    }


def numerical_gradient(X, y, params, h=1e-5):
    grads = {}
    for name in params:
        grads[name] = np.zeros_like(params[name])
        for index in np.ndindex(params[name].shape):
            p = {k: v.copy() for k, v in params.items()}
            p[name][index] += h
            above = compute_loss(y, forward(X, p)[-1])
            p[name][index] -= 2 * h
            below = compute_loss(y, forward(X, p)[-1])
            grads[name][index] = (above - below) / (2 * h)
    return grads


start = initialize_params(0)
mine = backward(XOR_X, XOR_y, start, forward(XOR_X, start))
measured = numerical_gradient(XOR_X, XOR_y, start)
for name in mine:
    print(name, "largest difference:", np.abs(mine[name] - measured[name]).max())
