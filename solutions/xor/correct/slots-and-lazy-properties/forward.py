from lazy import lazy
from sigmoid import sigmoid


class Pass:
    __slots__ = ("X", "params", "_z_hidden", "_a_hidden", "_z_output", "_a_output")

    def __init__(self, X, params):
        self.X, self.params = X, params

    @lazy
    def z_hidden(self):
        return self.X @ self.params["weights_input_hidden"] + self.params["bias_hidden"]

    @lazy
    def a_hidden(self):
        return sigmoid(self.z_hidden)

    @lazy
    def z_output(self):
        return self.a_hidden @ self.params["weights_hidden_output"] + self.params["bias_output"]

    @lazy
    def a_output(self):
        return sigmoid(self.z_output)


def forward(X, params):
    run = Pass(X, params)
    run.a_output                       # asking for the last one works them all out
    return run.z_hidden, run.a_hidden, run.z_output, run.a_output
