from chain import HEAD
from sigmoid import sigmoid


def _visit(node, incoming, params):
    if node is None:
        return ()
    z = incoming @ params[node.weights] + params[node.bias]
    a = sigmoid(z)
    return (z, a) + _visit(node.after, a, params)


def forward(X, params):
    return _visit(HEAD, X, params)
