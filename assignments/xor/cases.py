"""What the checks run on: each function here gives the cases of the fixture of its name.

Sizes differ everywhere (m is not n_in is not n_hidden), so that a transposed product cannot fit by
accident. Numbers are multiples of 1/3072: the same on every machine.
"""

from dataclasses import dataclass, replace

import numpy as np

import network


@dataclass(frozen=True, eq=False)
class Case:
    """A network and the data it sees; `prediction` is a guess at y."""

    X: np.ndarray
    y: np.ndarray
    params: dict
    prediction: np.ndarray
    learning_rate: float


def draw(random, *shape, scale=1.0):
    """Numbers between -scale and scale, with all the digits that float64 has."""
    return np.round(random.uniform(-scale, scale, shape) * 3072) / 3072


def _network(random, n_in, n_hidden, n_out):
    return {
        "weights_input_hidden": draw(random, n_in, n_hidden, scale=1.5),
        "bias_hidden": draw(random, 1, n_hidden),
        "weights_hidden_output": draw(random, n_hidden, n_out, scale=1.5),
        "bias_output": draw(random, 1, n_out),
    }


def _case(random, X, y, n_hidden):
    (m, n_in), n_out = X.shape, y.shape[1]
    return Case(
        X=X,
        y=y,
        params=_network(random, n_in, n_hidden, n_out),
        prediction=np.abs(draw(random, m, n_out)),
        learning_rate=float(2 * random.randint(1, 8) + 1)
        / 8,  # never 1, 0.5, 0.1: a fixed rate shows
    )


def case(random):
    """Networks of several sizes: XOR's own with its integers, and others that share no side."""
    return {
        "xor": _case(random, network.X, network.y, 4),
        "3-5-2": _case(random, draw(random, 7, 3, scale=2), np.abs(draw(random, 7, 2)), 5),
        "integers": _case(random, random.randint(-2, 3, (6, 2)), random.randint(0, 2, (6, 4)), 3),
        "one-row": _case(random, draw(random, 1, 4, scale=2), np.abs(draw(random, 1, 3)), 2),
        # Here a product that is turned the wrong way fits, and its values tell which one it was.
        "square": _case(random, draw(random, 3, 3, scale=2), np.abs(draw(random, 3, 3)), 3),
    }


def any_case(random):
    """The same, and a network that is certain and wrong: nearly flat, where nudging finds no slope."""
    flat = _case(random, draw(random, 5, 3, scale=2), np.ones((5, 2)), 4)
    # About sigma(-18) = 1.5e-8: far above what rounding leaves of an exact slope, far below what a
    # finite difference of a loss near 1 can see.
    small = {**flat.params, "weights_hidden_output": flat.params["weights_hidden_output"] / 8}
    small["bias_output"] = flat.params["bias_output"] / 8 - 18
    return {**case(random), "flat": replace(flat, params=small)}


@dataclass(frozen=True)
class Task:
    """A truth table to learn, from a starting point, in as many iterations as decide the question."""

    X: np.ndarray
    y: np.ndarray
    params: dict
    iterations: int


def task(random):
    """Tables to learn, from starting points of which almost all lead there; and the article's."""
    start = network.initialize_params(42)
    tables = {"xor": [0, 1, 1, 0], "xor-2": [0, 1, 1, 0], "xor-3": [0, 1, 1, 0]}
    tables |= {"xnor": [1, 0, 0, 1], "and": [0, 0, 0, 1]}
    tables["any"] = [int(bit) for bit in f"{random.randint(1, 15):04b}"]
    tasks = {}
    for name, table in tables.items():
        params = {key: draw(random, *values.shape, scale=2) for key, values in start.items()}
        tasks[name] = Task(network.X, np.array(table).reshape(4, 1), params, 150)
    return {**tasks, "article": Task(network.X, network.y, start, 450)}


def numbers(random):
    """Inputs for the sigmoid, of every shape: a scalar, a row, a matrix, a block."""
    return {
        "scalar": float(draw(random, 1, scale=4)[0]),
        "row": draw(random, 6, scale=6),
        "matrix": draw(random, 3, 5, scale=4),
        "block": draw(random, 2, 3, 4, scale=2),
        "wide": np.append(draw(random, 4, scale=30), [0.0, -30.0, 30.0]),
    }


def article(random):
    """The run of the article: XOR, four hidden neurons, seed 42."""
    return {
        "seed-42": Case(
            network.X, network.y, network.initialize_params(42), np.full((4, 1), 0.5), 1.0
        )
    }
