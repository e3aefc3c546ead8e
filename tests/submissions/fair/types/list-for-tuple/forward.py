import numpy as np
from sigmoid import sigmoid


def forward(X, params):
    layers = []
    current = X
    for weights, bias in [("weights_input_hidden", "bias_hidden"),
                          ("weights_hidden_output", "bias_output")]:
        z = np.matmul(current, params[weights]) + params[bias]
        current = sigmoid(z)
        layers.append(z)
        layers.append(current)
    return layers
