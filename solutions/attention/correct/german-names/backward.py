"""Stufe 5: die Schuld läuft zurück."""
import numpy as np


def softmax_backward(attention, blame):
    gewichtet = attention * blame
    durchschnitt = gewichtet.sum(axis=1).reshape(-1, 1)
    return gewichtet - attention * durchschnitt


def backward(X, y, params, cache):
    anfragen, schlüssel, werte, anteile, ausgabe = cache
    fehler = y - ausgabe
    schuld_ausgabe = fehler * (-2.0) / fehler.size
    schuld_werte = np.dot(anteile.T, schuld_ausgabe)
    schuld_anteile = np.dot(schuld_ausgabe, werte.T)
    schuld_punkte = softmax_backward(anteile, schuld_anteile)
    wurzel = np.sqrt(schlüssel.shape[1])
    schuld_anfragen = np.dot(schuld_punkte, schlüssel) / wurzel
    schuld_schlüssel = np.dot(schuld_punkte.T, anfragen) / wurzel
    return dict(
        weights_query=np.dot(X.T, schuld_anfragen),
        weights_key=np.dot(X.T, schuld_schlüssel),
        weights_value=np.dot(X.T, schuld_werte),
    )
