from layers import HIDDEN, OUTPUT, Array, affine_gradients, blame_inputs
from sigmoid import sigmoid_derivative


def backward(X: Array, y: Array, params: dict[str, Array], cache: tuple[Array, ...]) -> dict[str, Array]:
    z_hidden, a_hidden, z_output, a_output = cache
    rows, columns = y.shape

    grads: dict[str, Array] = {}

    # output layer first
    delta = (a_output - y) * sigmoid_derivative(z_output) * (2 / (rows * columns))
    grads[OUTPUT.weights], grads[OUTPUT.bias] = affine_gradients(a_hidden, delta)

    # then one layer down
    delta = blame_inputs(delta, params[OUTPUT.weights]) * sigmoid_derivative(z_hidden)
    grads[HIDDEN.weights], grads[HIDDEN.bias] = affine_gradients(X, delta)

    return grads
