from sigmoid import sigmoid, sigmoid_derivative
from tape import Tensor


def backward(X, y, params, cache):
    p = {name: Tensor(value) for name, value in params.items()}
    hidden = (Tensor(X) @ p["weights_input_hidden"]).add_row(p["bias_hidden"]).apply(sigmoid, sigmoid_derivative)
    output = (hidden @ p["weights_hidden_output"]).add_row(p["bias_output"]).apply(sigmoid, sigmoid_derivative)
    loss = output.apply(lambda a: ((a - y) ** 2).mean(), lambda a: 2 * (a - y) / y.size)
    loss.backpropagate()
    return {name: tensor.grad for name, tensor in p.items()}
