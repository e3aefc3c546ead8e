import numpy as np

from sigmoid import sigmoid


def forward(X, params):
    results = []
    signal = X
    for w, b in (("weights_input_hidden", "bias_hidden"),
                 ("weights_hidden_output", "bias_output")):
        z = np.dot(signal, params[w])
        z += params[b]
        a = z
        a[:] = sigmoid(z)
        results += [z, a]
        signal = a
    return tuple(results)
