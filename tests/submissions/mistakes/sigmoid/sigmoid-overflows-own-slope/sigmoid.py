import numpy as np

def sigmoid(x):
    """softmax over (x, 0), first entry"""
    scores = np.stack([np.asarray(x, float), np.zeros(np.shape(x))])
    weights = np.exp(scores)
    return weights[0] / weights.sum(axis=0)

def sigmoid_derivative(x):
    e = np.exp(-np.abs(x))
    return e / (1 + e) ** 2
