from types import SimpleNamespace

from sigmoid import sigmoid


def forward(X, params):
    p, out = SimpleNamespace(**params), SimpleNamespace()
    out.z_hidden = X @ p.weights_input_hidden + p.bias_hidden
    out.a_hidden = sigmoid(out.z_hidden)
    out.z_output = out.a_hidden @ p.weights_hidden_output + p.bias_output
    out.a_output = sigmoid(out.z_output)
    return tuple(vars(out).values())
