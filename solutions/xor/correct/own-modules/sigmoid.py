from utils import logistic


def sigmoid(x):
    return logistic(x)


def sigmoid_derivative(x):
    return logistic(x) * logistic(-x)
