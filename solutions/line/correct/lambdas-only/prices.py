import numpy as np

from scale import measure, scale
from train import train

unscale_params = lambda p, xm, xs, ym, ys: (
    lambda w: {"weights": w, "bias": ys * p["bias"] + ym - xm @ w}
)(ys * p["weights"] / xs.T)
learn_prices = lambda X, y, rate, n: (
    lambda a, b: (
        lambda done: (unscale_params(done[0], *a, *b), done[1])
    )(train(scale(X, *a), scale(y, *b), {"weights": np.zeros((X.shape[1], 1)), "bias": np.zeros((1, 1))}, rate, n))
)(measure(X), measure(y))
