from abc import ABC, abstractmethod

import numpy as np


class Activation(ABC):
    @abstractmethod
    def value(self, z): ...

    @abstractmethod
    def slope(self, z): ...


class Loss(ABC):
    @abstractmethod
    def value(self, target, prediction): ...

    @abstractmethod
    def slope(self, target, prediction): ...


class Optimizer(ABC):
    @abstractmethod
    def step(self, parameter, gradient): ...


class Logistic(Activation):
    def value(self, z):
        z = np.asarray(z, dtype=np.float64)
        e = np.exp(-np.abs(z))
        return np.where(z >= 0.0, 1.0, e) / (1.0 + e)

    def slope(self, z):
        s = self.value(z)
        return s * (1.0 - s)


class MeanSquaredError(Loss):
    def value(self, target, prediction):
        return float(np.mean((np.asarray(target, dtype=np.float64) - prediction) ** 2))

    def slope(self, target, prediction):
        return -2.0 * (target - prediction) / np.size(prediction)


class GradientDescent(Optimizer):
    def __init__(self, learning_rate):
        self.learning_rate = learning_rate

    def step(self, parameter, gradient):
        return parameter - self.learning_rate * gradient
