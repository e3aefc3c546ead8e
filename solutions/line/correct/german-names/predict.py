"""Stufe 1: das Neuron rechnet."""

import numpy as np


def predict(X, params):
    """Die gewichtete Summe jeder Zeile, plus Bias."""
    gewichte = params["weights"]
    verschiebung = params["bias"]
    summe = np.dot(X, gewichte)
    vorhersage = summe + verschiebung
    return vorhersage
