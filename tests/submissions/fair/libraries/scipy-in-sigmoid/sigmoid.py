from scipy.special import expit


def sigmoid(x):
    return expit(x)


def sigmoid_derivative(x):
    return expit(x) * (1 - expit(x))
