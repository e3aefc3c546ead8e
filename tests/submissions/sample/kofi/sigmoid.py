import numpy as np

def sigmoid(x):
    return 1.0 / (1.0 + np.exp(-x))

def sigmoid_derivative(x):
    sx = sigmoid(x)
    return sx * (1.0 - sx)

print("sigmoid(0) should be 0.5:", sigmoid(0))
print("sigmoid_derivative(0) should be 0.25:", sigmoid_derivative(0))
