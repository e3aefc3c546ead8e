from contextlib import ExitStack

from sigmoid import sigmoid


def forward(X, params):
    kept = []
    with ExitStack() as stack:
        stack.callback(kept.reverse)              # last thing to happen: put them in order
        z_hidden = X @ params["weights_input_hidden"] + params["bias_hidden"]
        a_hidden = sigmoid(z_hidden)
        z_output = a_hidden @ params["weights_hidden_output"] + params["bias_output"]
        kept.extend([sigmoid(z_output), z_output, a_hidden, z_hidden])
    return tuple(kept)
