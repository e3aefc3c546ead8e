from layers import HIDDEN, OUTPUT, Array, affine
from sigmoid import sigmoid


def forward(X: Array, params: dict[str, Array]) -> tuple[Array, ...]:
    trace: list[Array] = []
    signal = X
    for layer in (HIDDEN, OUTPUT):
        z = affine(signal, params[layer.weights], params[layer.bias])
        signal = sigmoid(z)
        trace += [z, signal]
    return tuple(trace)     # z_hidden, a_hidden, z_output, a_output
