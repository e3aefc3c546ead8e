from neural_network import NeuralNetwork


def update_params(params, grads, learning_rate):
    return NeuralNetwork(params).step(grads, learning_rate).params


def train(X, y, params, learning_rate, iterations):
    net = NeuralNetwork(params).fit(X, y, learning_rate, iterations)
    return net.params, net.losses
