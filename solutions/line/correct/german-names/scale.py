"""Stufe 5: gleich große Zahlen."""

import numpy as np


def measure(values):
    anzahl = len(values)
    mittelwert = np.sum(values, axis=0, keepdims=True) / anzahl
    abweichung = values - mittelwert
    varianz = np.sum(abweichung * abweichung, axis=0, keepdims=True) / anzahl
    streuung = varianz**0.5
    return mittelwert, streuung


def scale(values, mean, spread):
    abweichung = values - mean
    return abweichung / spread


def unscale(scaled, mean, spread):
    abweichung = scaled * spread
    return mean + abweichung
