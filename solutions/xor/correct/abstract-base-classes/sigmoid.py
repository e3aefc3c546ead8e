from abstractions import Logistic


def sigmoid(x):
    return Logistic().value(x)


def sigmoid_derivative(x):
    return Logistic().slope(x)
