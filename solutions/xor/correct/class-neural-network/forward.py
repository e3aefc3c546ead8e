from neural_network import NeuralNetwork


def forward(X, params):
    net = NeuralNetwork(params)
    net.predict(X)
    return net.cache
