from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Protocol, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array: TypeAlias = NDArray[np.float64]
Cache: TypeAlias = tuple[Array, Array, Array, Array]


class Activation(Protocol):
    def __call__(self, x: ArrayLike, /) -> Array: ...


@dataclass(frozen=True)
class Params:
    weights_input_hidden: Array
    bias_hidden: Array
    weights_hidden_output: Array
    bias_output: Array

    @classmethod
    def of(cls, mapping: Mapping[str, Array]) -> Params:
        return cls(*(mapping[field.name] for field in fields(cls)))

    def __sub__(self, other: Params) -> Params:
        return Params(**{f.name: getattr(self, f.name) - getattr(other, f.name) for f in fields(self)})

    def __rmul__(self, factor: float) -> Params:
        return Params(**{f.name: factor * getattr(self, f.name) for f in fields(self)})

    def as_dict(self) -> dict[str, Array]:
        return {f.name: getattr(self, f.name) for f in fields(self)}
