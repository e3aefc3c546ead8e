import numpy as np

from scale import matrix, measure, scale
from train import train


def unscale_params(params, X_mean, X_spread, y_mean, y_spread):
    neuron = np.vstack([params["weights"], params["bias"]])
    own = matrix(X_mean, X_spread) @ neuron * y_spread
    own[-1:] += y_mean
    return {"weights": own[:-1], "bias": own[-1:]}


def learn_prices(X, y, learning_rate, iterations):
    of_X, of_y = measure(X), measure(y)
    start = dict(weights=np.zeros((X.shape[1], 1)), bias=np.zeros((1, 1)))
    trained, losses = train(scale(X, *of_X), scale(y, *of_y), start, learning_rate, iterations)
    return unscale_params(trained, *of_X, *of_y), losses
