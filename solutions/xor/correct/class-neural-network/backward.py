from neural_network import NeuralNetwork


def backward(X, y, params, cache):
    net = NeuralNetwork(params)
    net.cache = cache
    return net.gradients(X, y)
