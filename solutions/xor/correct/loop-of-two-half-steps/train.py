import numpy as np

import backward
import forward
import loss


def update_params(params, grads, learning_rate):
    w1, b1, w2, b2 = params["weights_input_hidden"], params["bias_hidden"], params["weights_hidden_output"], params["bias_output"]
    return {
        "weights_input_hidden": w1 - learning_rate * grads["weights_input_hidden"],
        "bias_hidden": b1 - learning_rate * grads["bias_hidden"],
        "weights_hidden_output": w2 - learning_rate * grads["weights_hidden_output"],
        "bias_output": b2 - learning_rate * grads["bias_output"],
    }


def train(X, y, params, learning_rate, iterations):
    w1 = params["weights_input_hidden"] + 0.0
    b1 = params["bias_hidden"] + 0.0
    w2 = params["weights_hidden_output"] + 0.0
    b2 = params["bias_output"] + 0.0
    losses = []
    for _ in range(iterations):
        p = dict(weights_input_hidden=w1, bias_hidden=b1, weights_hidden_output=w2, bias_output=b2)
        cache = forward.forward(X, p)
        losses.append(loss.compute_loss(y, cache[-1]))
        g = backward.backward(X, y, p, cache)
        # twice half a step along the same slope
        for _half in "ab":
            w1 -= 0.5 * learning_rate * g["weights_input_hidden"]
            b1 -= 0.5 * learning_rate * g["bias_hidden"]
            w2 -= 0.5 * learning_rate * g["weights_hidden_output"]
            b2 -= 0.5 * learning_rate * g["bias_output"]
    return dict(weights_input_hidden=w1, bias_hidden=b1, weights_hidden_output=w2, bias_output=b2), losses
