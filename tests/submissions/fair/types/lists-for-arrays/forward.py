import numpy as np
from sigmoid import sigmoid

# I convert to lists so that print() looks nicer
def forward(X, params):
    z1 = np.dot(X, params["weights_input_hidden"]) + params["bias_hidden"]
    a1 = sigmoid(z1)
    z2 = np.dot(a1, params["weights_hidden_output"]) + params["bias_output"]
    a2 = sigmoid(z2)
    return z1.tolist(), a1.tolist(), z2.tolist(), a2.tolist()
