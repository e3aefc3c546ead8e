from sigmoid import sigmoid_derivative
from utilidades import suma_de_filas, traspuesta


def backward(X, y, params, cache):
    z_oculta, a_oculta, z_salida, a_salida = cache
    error = y - a_salida
    culpa_salida = error * sigmoid_derivative(z_salida)
    culpa_oculta = culpa_salida @ traspuesta(params["weights_hidden_output"]) * sigmoid_derivative(z_oculta)
    # el signo menos, el dos y la media, todo junto y una sola vez
    factor = -2.0 / error.size
    return {
        "weights_input_hidden": factor * (traspuesta(X) @ culpa_oculta),
        "bias_hidden": factor * suma_de_filas(culpa_oculta),
        "weights_hidden_output": factor * (traspuesta(a_oculta) @ culpa_salida),
        "bias_output": factor * suma_de_filas(culpa_salida),
    }
