import numpy as np


class StandardScaler:
    def fit(self, values):
        self.mean_ = np.asarray(values, dtype=float).mean(axis=0)
        self.scale_ = np.asarray(values, dtype=float).std(axis=0)
        return self

    @classmethod
    def known(cls, mean, spread):
        scaler = cls()
        scaler.mean_, scaler.scale_ = np.ravel(mean), np.ravel(spread)
        return scaler

    def transform(self, values):
        return (values - self.mean_) / self.scale_

    def inverse_transform(self, values):
        return values * self.scale_ + self.mean_


def measure(values):
    scaler = StandardScaler().fit(values)
    return scaler.mean_.reshape(1, -1), scaler.scale_.reshape(1, -1)


def scale(values, mean, spread):
    return StandardScaler.known(mean, spread).transform(values)


def unscale(scaled, mean, spread):
    return StandardScaler.known(mean, spread).inverse_transform(scaled)
