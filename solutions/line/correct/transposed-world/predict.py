def predict(X, params):
    return (params["weights"].T @ X.T + params["bias"]).T
