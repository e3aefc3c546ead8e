import operator as op
import numpy as np
from sigmoid import sigmoid_derivative

_flip = op.attrgetter("T")
_add_rows = op.methodcaller("sum", axis=0, keepdims=True)


def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = op.itemgetter(0, 1, 2, 3)(cache)
    share = op.truediv(2, op.attrgetter("size")(a_output))
    d_output = op.mul(op.mul(share, op.sub(a_output, y)), sigmoid_derivative(z_output))
    came_back = op.matmul(d_output, _flip(op.getitem(params, "weights_hidden_output")))
    d_hidden = op.mul(came_back, sigmoid_derivative(z_hidden))
    grads = {}
    op.setitem(grads, "weights_input_hidden", op.matmul(_flip(np.asarray(X)), d_hidden))
    op.setitem(grads, "bias_hidden", _add_rows(d_hidden))
    op.setitem(grads, "weights_hidden_output", op.matmul(_flip(a_hidden), d_output))
    op.setitem(grads, "bias_output", _add_rows(d_output))
    return grads
