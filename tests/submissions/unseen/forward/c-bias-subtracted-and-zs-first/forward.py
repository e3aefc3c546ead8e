import numpy as np

from sigmoid import sigmoid


def forward(X, params):
    z, a = [], []
    inp = X
    for name_w, name_b in [("weights_input_hidden", "bias_hidden"),
                           ("weights_hidden_output", "bias_output")]:
        threshold = params[name_b]
        z.append(inp @ params[name_w] - threshold)   # must exceed the threshold
        a.append(sigmoid(z[-1]))
        inp = a[-1]
    return (*z, *a)
