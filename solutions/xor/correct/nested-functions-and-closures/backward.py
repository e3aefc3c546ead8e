import numpy as np

from sigmoid import sigmoid_derivative


def affine(inputs, weights):
    def back(delta):
        return inputs.T @ delta, delta.sum(axis=0, keepdims=True), delta @ weights.T
    return back


def squash(z):
    slope = sigmoid_derivative(z)
    return lambda blame: blame * slope


def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache
    way_back = [
        (("weights_input_hidden", "bias_hidden"), affine(X, params["weights_input_hidden"]), squash(z_hidden)),
        (("weights_hidden_output", "bias_output"), affine(a_hidden, params["weights_hidden_output"]), squash(z_output)),
    ]
    grads = dict.fromkeys(params)
    blame = (a_output - y) * 2 / a_output.size
    while way_back:
        (w, b), through_layer, through_sigmoid = way_back.pop()
        grads[w], grads[b], blame = through_layer(through_sigmoid(blame))
    return grads
