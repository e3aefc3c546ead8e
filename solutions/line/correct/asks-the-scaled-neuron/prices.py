import numpy as np

from predict import predict
from scale import measure, scale, unscale
from train import train


def unscale_params(params, X_mean, X_spread, y_mean, y_spread):
    n = X_mean.shape[1]
    asked = np.vstack([np.zeros((1, n)), np.eye(n)])
    said = unscale(predict(scale(asked, X_mean, X_spread), params), y_mean, y_spread)
    return {"weights": said[1:] - said[:1], "bias": said[:1]}


def learn_prices(X, y, learning_rate, iterations):
    X_scale, y_scale = measure(X), measure(y)
    start = {"weights": np.zeros((X.shape[1], 1)), "bias": np.zeros((1, 1))}
    trained, losses = train(scale(X, *X_scale), scale(y, *y_scale), start, learning_rate, iterations)
    return unscale_params(trained, *X_scale, *y_scale), losses
