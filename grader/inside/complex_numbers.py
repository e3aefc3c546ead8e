"""Whether complex numbers are among the arguments of a call."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np


def is_complex(value: Any) -> bool:
    """Whether a complex number is among the arguments: a derivative by complex step is exact."""
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, (list, tuple)):
        return any(map(is_complex, value))
    return bool(np.iscomplexobj(value))
