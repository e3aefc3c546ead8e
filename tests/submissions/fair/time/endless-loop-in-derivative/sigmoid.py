import numpy as np


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def sigmoid_derivative(x):
    # make the step smaller until the slope does not change any more
    step = 0.1
    slope = np.inf
    while step > 1e-8:
        slope = (sigmoid(x + step) - sigmoid(x - step)) / (2 * step)
        new_step = step / 2
    return slope
