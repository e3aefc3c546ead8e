import operator as op
from sigmoid import sigmoid

_first = op.itemgetter("weights_input_hidden", "bias_hidden")
_second = op.itemgetter("weights_hidden_output", "bias_output")


def forward(X, params):
    w, b = _first(params)
    z_hidden = op.add(op.matmul(X, w), b)
    a_hidden = sigmoid(z_hidden)
    w, b = _second(params)
    z_output = op.add(op.matmul(a_hidden, w), b)
    return z_hidden, a_hidden, z_output, sigmoid(z_output)
