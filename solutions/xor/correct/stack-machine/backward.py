from machine import run
from sigmoid import sigmoid_derivative

PROGRAM = """
    a_output y real - 2 * a_output size /  z_output slope * >blame_output drop
    blame_output weights_hidden_output T @ z_hidden slope * >blame_hidden drop
    X real T blame_hidden @
    blame_hidden down
    a_hidden T blame_output @
    blame_output down
"""


def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache
    results = run(
        PROGRAM, X=X, y=y, slope=sigmoid_derivative,
        z_hidden=z_hidden, a_hidden=a_hidden, z_output=z_output, a_output=a_output, **params,
    )
    return dict(zip(("weights_input_hidden", "bias_hidden", "weights_hidden_output", "bias_output"), results))
