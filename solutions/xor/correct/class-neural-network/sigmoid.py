from neural_network import NeuralNetwork

sigmoid = NeuralNetwork.activate
sigmoid_derivative = NeuralNetwork.slope
