import numpy as np
from lists import plus_row, product, rows
from sigmoid import sigmoid


def forward(X, params):
    p = {k: rows(v) for k, v in params.items()}
    z_hidden = np.array(plus_row(product(rows(X), p["weights_input_hidden"]), p["bias_hidden"]))
    a_hidden = sigmoid(z_hidden)
    z_output = np.array(plus_row(product(rows(a_hidden), p["weights_hidden_output"]), p["bias_output"]))
    return z_hidden, a_hidden, z_output, sigmoid(z_output)
