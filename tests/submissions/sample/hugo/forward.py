import numpy as np
from sigmoid import sigmoid

def forward(X, params):
    # couche cachée
    z1 = np.dot(X, params['weights_input_hidden']) + params['bias_hidden']
    a1 = sigmoid(z1)
    # couche de sortie
    z2 = np.dot(a1, params['weights_hidden_output']) + params['bias_output']
    a2 = sigmoid(z2)
    return [z1, a1, z2, a2]
