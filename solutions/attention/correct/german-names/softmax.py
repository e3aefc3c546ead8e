"""Stufe 1: Anteile, die zusammen 1 ergeben."""
import numpy as np


def softmax(x):
    """Jede Zeile wird in Anteile verwandelt."""
    größter = np.max(x, axis=-1, keepdims=True)
    verschoben = x - größter  # höchstens 0
    potenzen = np.exp(verschoben)
    summe = np.sum(potenzen, axis=-1, keepdims=True)
    anteile = potenzen / summe
    return anteile
