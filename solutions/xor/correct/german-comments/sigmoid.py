"""Aktivierungsfunktion und ihre Steigung."""

import numpy as np


def _als_gleitkommazahl(wert):
    """Ganze Zahlen würden beim Vorzeichenwechsel Ärger machen, also zuerst umwandeln."""
    return np.asarray(wert, dtype=np.float64)


def sigmoid(x):
    """Quetscht jede Zahl zwischen 0 und 1; läuft nie über."""
    größe = _als_gleitkommazahl(x)
    potenz = np.exp(-np.abs(größe))      # höchstens 1
    nenner = 1.0 + potenz
    zähler = np.where(größe >= 0.0, 1.0, potenz)
    return zähler / nenner


def sigmoid_derivative(x):
    """Steigung an der Stelle x (vor dem Quetschen!)."""
    ergebnis = sigmoid(x)
    gegenstück = 1.0 - ergebnis
    return ergebnis * gegenstück
