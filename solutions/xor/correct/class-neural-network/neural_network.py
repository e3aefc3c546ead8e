import numpy as np


class NeuralNetwork:
    """Two layers. Holds copies of its parameters, so nothing outside changes."""

    def __init__(self, params):
        self.params = {name: np.array(value, dtype=float) for name, value in params.items()}
        self.cache = None

    @staticmethod
    def activate(z):
        return 1 / (1 + np.exp(-z))

    @classmethod
    def slope(cls, z):
        a = cls.activate(z)
        return a * (1 - a)

    def predict(self, X):
        p = self.params
        z1 = X @ p["weights_input_hidden"] + p["bias_hidden"]
        a1 = self.activate(z1)
        z2 = a1 @ p["weights_hidden_output"] + p["bias_output"]
        a2 = self.activate(z2)
        self.cache = (z1, a1, z2, a2)
        return a2

    def gradients(self, X, y):
        z1, a1, z2, a2 = self.cache
        blame2 = 2 * (a2 - y) / y.size * self.slope(z2)
        blame1 = blame2 @ self.params["weights_hidden_output"].T * self.slope(z1)
        return {
            "weights_input_hidden": X.T @ blame1,
            "bias_hidden": blame1.sum(axis=0, keepdims=True),
            "weights_hidden_output": a1.T @ blame2,
            "bias_output": blame2.sum(axis=0, keepdims=True),
        }

    def step(self, grads, learning_rate):
        for name, grad in grads.items():
            self.params[name] -= learning_rate * grad
        return self

    def fit(self, X, y, learning_rate, iterations):
        self.losses = []
        for _ in range(iterations):
            self.losses.append(float(np.mean((self.predict(X) - y) ** 2)))
            self.step(self.gradients(X, y), learning_rate)
        return self
