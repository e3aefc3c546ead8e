from lazy import lazy
from sigmoid import sigmoid_derivative


class Blame:
    __slots__ = ("X", "y", "params", "z_hidden", "a_hidden", "z_output", "a_output", "_of_output", "_of_hidden")

    def __init__(self, X, y, params, cache):
        self.X, self.y, self.params = X, y, params
        self.z_hidden, self.a_hidden, self.z_output, self.a_output = cache

    @lazy
    def of_output(self):
        return 2.0 / self.a_output.size * (self.a_output - self.y) * sigmoid_derivative(self.z_output)

    @lazy
    def of_hidden(self):
        return self.of_output @ self.params["weights_hidden_output"].T * sigmoid_derivative(self.z_hidden)

    @property
    def weights_input_hidden(self):
        return self.X.T @ self.of_hidden

    @property
    def bias_hidden(self):
        return self.of_hidden.sum(axis=0, keepdims=True)

    @property
    def weights_hidden_output(self):
        return self.a_hidden.T @ self.of_output

    @property
    def bias_output(self):
        return self.of_output.sum(axis=0, keepdims=True)


def backward(X, y, params, cache):
    blame = Blame(X, y, params, cache)
    return {name: getattr(blame, name) for name in params}
