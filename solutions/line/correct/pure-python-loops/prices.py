import numpy as np

from scale import measure, scale
from train import train


def unscale_params(params, X_mean, X_spread, y_mean, y_spread):
    out, top = float(y_mean[0][0]), float(y_spread[0][0])
    weights = []
    bias = float(params["bias"][0][0]) * top + out
    for w, m, s in zip(params["weights"], X_mean[0], X_spread[0]):
        slope = float(w[0]) * top / float(s)
        weights.append([slope])
        bias -= slope * float(m)
    return {"weights": np.array(weights), "bias": np.array([[bias]])}


def learn_prices(X, y, learning_rate, iterations):
    x_mean, x_spread = measure(X)
    y_mean, y_spread = measure(y)
    params = {"weights": np.array([[0.0]] * len(X[0])), "bias": np.array([[0.0]])}
    params, history = train(scale(X, x_mean, x_spread), scale(y, y_mean, y_spread), params, learning_rate, iterations)
    return unscale_params(params, x_mean, x_spread, y_mean, y_spread), history
