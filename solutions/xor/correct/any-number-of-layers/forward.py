from layers import steps
from sigmoid import sigmoid


def forward(X, params):
    cache = ()
    a = X
    for weights, bias in steps(params):
        z = a @ weights + bias
        a = sigmoid(z)
        cache += (z, a)
    return cache
