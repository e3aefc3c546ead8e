from formulas import weighted_sum


def predict(X, params):
    return weighted_sum(X, params["weights"], params["bias"])
