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
    raise NotImplementedError("unscale_params is yours to write")


def learn_prices(X, y, learning_rate, iterations):
    """From houses and their prices to a neuron that says prices.

    Measures and scales X and y, trains on the scaled numbers from a start where every parameter is
    0, and turns the result into params for square feet and dollars.

    X: (m, n_in); y: (m, 1), both in their own units.
    Returns: (params, loss_history): weights (n_in, 1) and bias (1, 1) for X as it came, and the
        losses of the scaled training.
    """
    raise NotImplementedError("learn_prices is yours to write")
