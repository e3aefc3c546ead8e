import numpy as np

def sigmoid(x):
    ex = np.exp(x)
    return ex / (1 + ex)

def sigmoid_derivative(x):
    return sigmoid(x) * (1 - sigmoid(x))
