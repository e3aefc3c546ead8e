import numpy as np

from scale import StandardScaler
from train import train


def unscale_params(params, X_mean, X_spread, y_mean, y_spread):
    coef = params["weights"].ravel() * y_spread.item() / X_spread.ravel()
    intercept = params["bias"].item() * y_spread.item() + y_mean.item() - coef @ X_mean.ravel()
    return {"weights": coef.reshape(-1, 1), "bias": np.array([[intercept]])}


def learn_prices(X, y, learning_rate, iterations):
    inputs, outputs = StandardScaler().fit(X), StandardScaler().fit(y)
    start = {"weights": np.zeros((X.shape[1], 1)), "bias": np.zeros((1, 1))}
    trained, losses = train(inputs.transform(X), outputs.transform(y), start, learning_rate, iterations)
    measured = [np.atleast_2d(v) for v in (inputs.mean_, inputs.scale_, outputs.mean_, outputs.scale_)]
    return unscale_params(trained, *measured), losses
