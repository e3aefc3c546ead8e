from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from gradient import compute_gradient
from loss import compute_loss
from predict import predict

Array = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Params:
    weights: Array
    bias: Array

    def step(self, grads: Params, rate: float) -> Params:
        return Params(self.weights - rate * grads.weights, self.bias - rate * grads.bias)

    def plain(self) -> dict[str, Array]:
        return {"weights": self.weights, "bias": self.bias}


def update_params(params: Mapping[str, Array], grads: Mapping[str, Array], learning_rate: float) -> dict[str, Array]:
    return Params(**params).step(Params(**grads), learning_rate).plain()


def train(X: Array, y: Array, params: Mapping[str, Array], learning_rate: float, iterations: int) -> tuple[dict[str, Array], list[float]]:
    now: Params = Params(**MappingProxyType(dict(params)))
    history: list[float] = []
    for _ in range(iterations):
        z: Array = predict(X, now.plain())
        history.append(float(compute_loss(y, z)))
        now = now.step(Params(**compute_gradient(X, y, z)), learning_rate)
    return now.plain(), history
