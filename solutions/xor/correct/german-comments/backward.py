"""Rückwärtsdurchlauf: die Schuld fließt zurück."""

import numpy as np

from sigmoid import sigmoid_derivative


def backward(X, y, params, cache):
    z_verborgen, a_verborgen, z_ausgang, a_ausgang = cache

    # 1. Verlust nach a: der Faktor 2 und der Anteil 1/N
    anzahl = a_ausgang.size
    abweichung = a_ausgang - y
    verlust_nach_a = abweichung * 2.0
    verlust_nach_a = verlust_nach_a / anzahl

    # 2. durch die Krümmung am Ausgang
    steigung_ausgang = sigmoid_derivative(z_ausgang)
    schuld_ausgang = verlust_nach_a * steigung_ausgang

    # 3. zurück durch die Gewichte
    schuld_nach_a = schuld_ausgang @ params["weights_hidden_output"].T

    # 4. durch die Krümmung der verborgenen Schicht
    steigung_verborgen = sigmoid_derivative(z_verborgen)
    schuld_verborgen = schuld_nach_a * steigung_verborgen

    # 5. Gewicht: Schuld mal das, was hineinkam; Schwelle: Summe über die Zeilen
    gradienten = {}
    gradienten["weights_input_hidden"] = np.asarray(X).T @ schuld_verborgen
    gradienten["bias_hidden"] = np.sum(schuld_verborgen, axis=0, keepdims=True)
    gradienten["weights_hidden_output"] = a_verborgen.T @ schuld_ausgang
    gradienten["bias_output"] = np.sum(schuld_ausgang, axis=0, keepdims=True)
    return gradienten
