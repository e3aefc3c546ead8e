import math
import numpy as np

def _one(v):
    # math.exp complains above 709
    if v > 709:
        return 0.0
    return 1.0/(1.0+math.exp(v))

_many = np.vectorize(_one, otypes=[float])

def sigmoid(x):
    return _many(x)

def sigmoid_derivative(x):
    y = _many(x)
    return y - y*y
