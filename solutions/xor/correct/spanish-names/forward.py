from sigmoid import sigmoid


def _capa(entrada, pesos, sesgo):
    suma = entrada @ pesos + sesgo
    return suma, sigmoid(suma)


def forward(X, params):
    z_oculta, a_oculta = _capa(X, params["weights_input_hidden"], params["bias_hidden"])
    z_salida, a_salida = _capa(a_oculta, params["weights_hidden_output"], params["bias_output"])
    return z_oculta, a_oculta, z_salida, a_salida
