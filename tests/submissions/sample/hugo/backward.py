import numpy as np
from sigmoid import sigmoid_derivative

def backward(X, y, params, cache):
    z1, a1, z2, a2 = cache
    N = np.prod(y.shape)   # nombre total d'éléments

    # règle de la chaîne, de la sortie vers l'entrée
    dz2 = 2 / N * (a2 - y) * sigmoid_derivative(z2)
    dz1 = np.dot(dz2, params['weights_hidden_output'].T) * sigmoid_derivative(z1)

    un = np.ones((1, y.shape[0]))   # somme sur les lignes
    return {'weights_input_hidden': np.dot(X.T, dz1), 'bias_hidden': np.dot(un, dz1),
            'weights_hidden_output': np.dot(a1.T, dz2), 'bias_output': np.dot(un, dz2)}
