import numpy as np

sigmoid = lambda x: 1 / (1 + np.exp(-x))
sigmoid_derivative = lambda x: (lambda s: s * (1 - s))(sigmoid(x))
