# -*- coding: latin-1 -*-
# Rétropropagation : on part de la sortie et on remonte vers l'entrée
import numpy as np
from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z_caché, a_caché, z_sortie, a_sortie = cache
    # dérivée de la moyenne des carrés
    delta_sortie = 2 * (a_sortie - y) / y.size * sigmoid_derivative(z_sortie)
    # la faute remonte à travers les poids
    delta_caché = np.dot(delta_sortie, params["weights_hidden_output"].T) * sigmoid_derivative(z_caché)
    return {
        "weights_input_hidden": np.dot(X.T, delta_caché),
        "bias_hidden": np.sum(delta_caché, axis=0, keepdims=True),
        "weights_hidden_output": np.dot(a_caché.T, delta_sortie),
        "bias_output": np.sum(delta_sortie, axis=0, keepdims=True),
    }
