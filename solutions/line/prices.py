"""Stage 6: dollars for square feet."""

import numpy as np

from scale import measure, scale
from train import train


def unscale_params(params, X_mean, X_spread, y_mean, y_spread):
    """Turn the params of scaled houses into params that take square feet and say dollars.

    With them, predict(X, ...) is what unscale would make of the prediction for the scaled X.

    params: weights (n_in, 1) and bias (1, 1), trained on scaled X and y.
    X_mean, X_spread: (1, n_in), and y_mean, y_spread: (1, 1), what measure returned for X and y.
    Returns: a new dict with weights (n_in, 1) and bias (1, 1).
    """
    ### BEGIN SOLUTION
    weights = params["weights"] * y_spread / np.transpose(X_spread)
    bias = params["bias"] * y_spread + y_mean - np.dot(X_mean, weights)
    unscaled = {"weights": weights, "bias": bias}
    return unscaled
    ### END SOLUTION


def learn_prices(X, y, learning_rate, iterations):
    """From houses and their prices to a neuron that says prices.

    Measures and scales X and y, trains on the scaled numbers from a start where every parameter is
    0, and turns the result into params for square feet and dollars.

    X: (m, n_in); y: (m, 1), both in their own units.
    Returns: (params, loss_history): weights (n_in, 1) and bias (1, 1) for X as it came, and the
        losses of the scaled training.
    """
    ### BEGIN SOLUTION
    X_mean, X_spread = measure(X)
    y_mean, y_spread = measure(y)
    start = {"weights": np.zeros((np.shape(X)[1], 1)), "bias": np.zeros((1, 1))}
    X_scaled = scale(X, X_mean, X_spread)
    y_scaled = scale(y, y_mean, y_spread)
    trained, loss_history = train(X_scaled, y_scaled, start, learning_rate, iterations)
    params = unscale_params(trained, X_mean, X_spread, y_mean, y_spread)
    return params, loss_history
    ### END SOLUTION
