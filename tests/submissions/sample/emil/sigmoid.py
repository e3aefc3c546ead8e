import numpy as np

def sigmoid(x):
    # split by sign, otherwise exp gets too big
    return np.where(x >= 0, 1/(1 + np.exp(-np.abs(x))), np.exp(-np.abs(x))/(1 + np.exp(-np.abs(x))))

def sigmoid_derivative(x):
    sig = sigmoid(x)
    return sig*(1 - sig)
