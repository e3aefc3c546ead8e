import numpy as np

from sigmoid import sigmoid


def forward(X, params):
    zs = []
    activations = []
    signal = X
    for W, b in [
        ("weights_input_hidden", "bias_hidden"),
        ("weights_hidden_output", "bias_output"),
    ]:
        z = signal @ params[W] + params[b]
        signal = sigmoid(z)
        zs.append(z)
        activations.append(signal)
    return (zs[0], zs[1], activations[0], activations[1])
