# Etapa 4: hacia atras
import numpy as np
from sigmoid import sigmoid_derivative

def backward(X, y, params, cache):
    z_hidden, a_hidden, z_output, a_output = cache

    # capa de salida
    delta_salida = (2 / y.size) * (a_output - y) * sigmoid_derivative(z_output)
    # capa oculta
    error_oculta = delta_salida @ params["weights_hidden_output"].T
    delta_oculta = error_oculta * sigmoid_derivative(z_hidden)

    return {
        "weights_input_hidden": X.T @ delta_oculta,
        "bias_hidden": delta_oculta.sum(axis=0).reshape(1, -1),
        "weights_hidden_output": a_hidden.T @ delta_salida,
        "bias_output": delta_salida.sum(axis=0).reshape(1, -1),
    }
