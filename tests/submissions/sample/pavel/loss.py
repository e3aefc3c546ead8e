import numpy as np

def computeLoss(yTrue, yPred):
    # mean squared error over all elements
    return np.mean((yTrue - yPred) ** 2)
