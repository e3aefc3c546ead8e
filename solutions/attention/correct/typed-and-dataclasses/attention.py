from __future__ import annotations

from dataclasses import astuple, dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from mask import mask_future
from scores import compute_scores
from softmax import softmax

Array = npt.NDArray[np.float64]


class Step(Protocol):
    def __call__(self, table: Array) -> Array: ...


@dataclass(frozen=True)
class Cache:
    queries: Array
    keys: Array
    values: Array
    attention: Array
    output: Array


STEPS: tuple[Step, ...] = (mask_future, softmax)


def forward(X: Array, params: dict[str, Array]) -> tuple[Array, ...]:
    q: Array = X @ params["weights_query"]
    k: Array = X @ params["weights_key"]
    v: Array = X @ params["weights_value"]
    table: Array = compute_scores(q, k)
    for step in STEPS:
        table = step(table)
    return astuple(Cache(q, k, v, table, table @ v))
