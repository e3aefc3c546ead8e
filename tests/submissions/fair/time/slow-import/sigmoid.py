import time

import numpy as np

print("Loading the sigmoid ...")
time.sleep(1.5)
print("... done. Welcome to my neural network!")


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def sigmoid_derivative(x):
    return sigmoid(x) * (1 - sigmoid(x))
