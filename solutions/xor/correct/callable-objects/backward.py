import numpy as np
from sigmoid import sigmoid_derivative


class Backward:
    def __call__(self, X, y, params, cache):
        z_hidden, a_hidden, z_output, a_output = cache
        d_output = self.of_loss(a_output, y) * sigmoid_derivative(z_output)
        d_hidden = d_output @ params["weights_hidden_output"].T * sigmoid_derivative(z_hidden)
        return {**self.of_layer("weights_input_hidden", "bias_hidden", X, d_hidden),
                **self.of_layer("weights_hidden_output", "bias_output", a_hidden, d_output)}

    def of_loss(self, a, y):
        return 2.0 * (a - y) / a.size

    def of_layer(self, weights, bias, incoming, blame):
        return {weights: np.transpose(incoming) @ blame, bias: blame.sum(axis=0, keepdims=True)}


backward = Backward()
