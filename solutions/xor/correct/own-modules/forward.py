from layers import make_network
from sigmoid import sigmoid


def forward(X, params):
    outputs = []
    for layer in make_network(params, sigmoid):
        X = layer.forward(X)
        outputs.append(X)
    return tuple(outputs)
