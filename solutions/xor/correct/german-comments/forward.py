"""Vorwärtsdurchlauf."""

from sigmoid import sigmoid


def forward(X, params):
    # Eingangsschicht -> verborgene Schicht
    gewichte_eins = params["weights_input_hidden"]
    schwelle_eins = params["bias_hidden"]
    z_verborgen = X @ gewichte_eins
    z_verborgen = z_verborgen + schwelle_eins
    a_verborgen = sigmoid(z_verborgen)

    # verborgene Schicht -> Ausgang
    gewichte_zwei = params["weights_hidden_output"]
    schwelle_zwei = params["bias_output"]
    z_ausgang = a_verborgen @ gewichte_zwei
    z_ausgang = z_ausgang + schwelle_zwei
    a_ausgang = sigmoid(z_ausgang)

    # alles aufheben, der Rückweg braucht es
    return z_verborgen, a_verborgen, z_ausgang, a_ausgang
