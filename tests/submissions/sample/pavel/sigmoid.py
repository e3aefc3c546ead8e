import numpy as np

def sigmoid(x):
    ex = np.exp(-x);
    return 1.0 / (1.0 + ex);

def sigmoid_derivative(x):
    sx = sigmoid(x);
    return sx * (1.0 - sx);
