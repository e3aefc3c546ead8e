"""`gradient` measures a slope without knowing the solution."""

from typing import Any

import numpy as np

from grader import agree, gradient
from grader.checks.gradient import PRECISION


def test_the_slope_of_a_known_function_is_found() -> None:
    params = {"a": np.array([[0.5, -2.0]]), "b": np.array(3.0)}

    def function(p: dict[str, Any]) -> float:
        return float(np.sum(p["a"] ** 3) + np.sin(p["b"]))

    agree(
        gradient(function, params),
        {"a": 3 * params["a"] ** 2, "b": np.cos(params["b"])},
        relative=PRECISION,
    )


def test_a_param_may_be_a_number() -> None:
    found = gradient(lambda p: float(p["rate"] * p["size"]), {"rate": 2.0, "size": 3})
    agree(found, {"rate": 3.0, "size": 2.0}, relative=PRECISION)


def test_params_are_left_as_they_were() -> None:
    params = {"a": np.ones(3)}
    gradient(lambda p: p["a"].sum(), params)
    assert (params["a"] == 1).all()
