import numpy as np

# En multipliant en haut et en bas par e^x on a la même fonction
def sigmoid(x):
    e = np.exp(x)
    return e / (1 + e)

def sigmoid_derivative(x):
    return sigmoid(x) * (1 - sigmoid(x))
