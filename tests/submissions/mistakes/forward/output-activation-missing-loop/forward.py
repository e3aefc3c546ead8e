import numpy as np
from sigmoid import sigmoid

LAYERS = (
    ("weights_input_hidden", "bias_hidden"),
    ("weights_hidden_output", "bias_output"),
)


def forward(X, params):
    result = []
    signal = X
    for depth, (w, b) in enumerate(LAYERS, start=1):
        z = np.matmul(signal, params[w]) + params[b]
        signal = sigmoid(z) if depth < len(LAYERS) else 1.0 * z
        result += [z, signal]
    return tuple(result)
