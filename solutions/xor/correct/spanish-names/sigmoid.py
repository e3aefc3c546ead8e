import numpy as np
from utilidades import a_decimal


def sigmoid(x):
    número = a_decimal(x)
    # exp(-x) desborda para x muy negativo: lo limitamos, el resultado es 0 igualmente
    exponente = np.where(número < -700.0, 700.0, -número)
    return 1.0 / (1.0 + np.exp(exponente))


def sigmoid_derivative(x):
    señal = sigmoid(x)
    return señal * (1.0 - señal)
