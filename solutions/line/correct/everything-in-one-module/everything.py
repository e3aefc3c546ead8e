import numpy as np


def predict(X, params):
    return np.matmul(X, params["weights"]) + params["bias"]


def compute_loss(y_true, y_pred):
    return float(np.square(y_true - y_pred).mean())


def compute_gradient(X, y_true, y_pred):
    delta = (y_pred - y_true) * 2 / X.shape[0]
    return {"weights": X.T.dot(delta), "bias": delta.sum(axis=0).reshape(1, 1)}


def update_params(params, grads, learning_rate):
    return {key: params[key] - grads[key] * learning_rate for key in ("weights", "bias")}


def train(X, y, params, learning_rate, iterations):
    losses = [0.0] * iterations
    for i in range(iterations):
        guess = predict(X, params)
        losses[i] = compute_loss(y, guess)
        params = update_params(params, compute_gradient(X, y, guess), learning_rate)
    return params, losses


def measure(values):
    return values.mean(0)[np.newaxis], values.std(0)[np.newaxis]


def scale(values, mean, spread):
    return np.divide(np.subtract(values, mean), spread)


def unscale(scaled, mean, spread):
    return np.add(np.multiply(scaled, spread), mean)


def unscale_params(params, X_mean, X_spread, y_mean, y_spread):
    weights = params["weights"] / X_spread.T * y_spread
    return {"weights": weights, "bias": unscale(params["bias"], y_mean, y_spread) - X_mean @ weights}


def learn_prices(X, y, learning_rate, iterations):
    (xm, xs), (ym, ys) = measure(X), measure(y)
    params = {"weights": np.zeros((X.shape[1], 1)), "bias": np.zeros((1, 1))}
    params, losses = train(scale(X, xm, xs), scale(y, ym, ys), params, learning_rate, iterations)
    return unscale_params(params, xm, xs, ym, ys), losses
