import numpy as np
from sigmoid import sigmoid

def neuron(v, W, b):
    return np.matmul(v, W) + b

def forward(X, params):
    z1 = neuron(X, params["weights_input_hidden"], params["bias_hidden"])
    a1 = sigmoid(z1)
    z2 = neuron(a1, params["weights_hidden_output"], params["bias_output"])
    a2 = sigmoid(z2)
    return z1, a1, z2, sigmoid(a2)
