from sigmoid import sigmoid


class Layer:
    def __init__(self, weights, bias):
        self.weights, self.bias = weights, bias

    def __call__(self, incoming, params):
        z = incoming @ params[self.weights] + params[self.bias]
        return z, sigmoid(z)


class Forward:
    def __init__(self, *layers):
        self.layers = layers

    def __call__(self, X, params):
        everything, incoming = [], X
        for layer in self.layers:
            z, incoming = layer(incoming, params)
            everything += [z, incoming]
        return tuple(everything)


forward = Forward(Layer("weights_input_hidden", "bias_hidden"), Layer("weights_hidden_output", "bias_output"))
