# Pequeñas funciones que usan los demás archivos.
import numpy as np


def a_decimal(algo):
    return np.array(algo, dtype=float)


def suma_de_filas(matriz):
    return matriz.sum(axis=0, keepdims=True)


def traspuesta(matriz):
    return np.transpose(matriz)
