import numpy as np

def squash(v):
    e = np.exp(-abs(v))
    return np.where(v < 0, e, 1) / (1 + e)

def sigmoid(x):
    return squash(np.asarray(x) * 1.0)

def sigmoid_derivative(x):
    # 1 - sigmoid(x) is sigmoid(-x), no subtraction needed
    return squash(np.asarray(x) * -1.0)
