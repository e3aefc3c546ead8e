import numpy as np


# from the maths lecture: multiply top and bottom by e^x
def sigmoid(x):
    top = np.exp(x)
    return top / (1 + top)


def sigmoid_derivative(x):
    return sigmoid(x) * (1 - sigmoid(x))
