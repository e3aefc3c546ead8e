from sigmoid import sigmoid_derivative


def backward(daten, soll, gewichte, zwischenwerte):
    z_v, a_v, z_a, ist = zwischenwerte

    schuld_a = 2 / soll.size * (ist - soll) * sigmoid_derivative(z_a)
    schuld_v = schuld_a @ gewichte["weights_hidden_output"].T * sigmoid_derivative(z_v)

    return {
        "weights_input_hidden": daten.T @ schuld_v,
        "bias_hidden": schuld_v.sum(axis=0, keepdims=True),
        "weights_hidden_output": a_v.T @ schuld_a,
        "bias_output": schuld_a.sum(axis=0, keepdims=True),
    }
