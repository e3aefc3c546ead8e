"""Mittlerer quadratischer Fehler."""

import numpy as np


def compute_loss(y_true, y_pred):
    soll = np.asarray(y_true, dtype=np.float64)
    ist = np.asarray(y_pred, dtype=np.float64)
    abweichung = soll - ist
    quadrate = abweichung * abweichung
    summe = np.sum(quadrate)
    anzahl = quadrate.size
    return float(summe / anzahl)
