import math

import numpy as np


def one_sigmoid(number):
    if number < -700:
        return 0.0
    return 1 / (1 + math.exp(-number))


def sigmoid(x):
    answers = []
    for number in np.ravel(x):
        answers.append(one_sigmoid(number))
    return np.array(answers)


def sigmoid_derivative(x):
    answers = []
    for number in np.ravel(x):
        s = one_sigmoid(number)
        answers.append(s * (1 - s))
    return np.array(answers)
