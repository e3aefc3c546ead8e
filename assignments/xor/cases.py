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
    wide = _case(random, draw(random, 7, 3, scale=2), np.abs(draw(random, 7, 2)), 5)
    many = _case(random, draw(random, 257, 2, scale=2), 40 + draw(random, 257, 1), 2)
    return {
        "xor": _case(random, network.X, network.y, 4),
        "3-5-2": wide,
        # The same data with other params, at a rate that overshoots; the same params with other data.
        "again": replace(_case(random, wide.X, wide.y, 5), learning_rate=24.125),
        "one-row": replace(
            _case(random, draw(random, 1, 3, scale=2), np.abs(draw(random, 1, 2)), 5),
            params=wide.params,
        ),
        "integers": _case(random, random.randint(-2, 3, (6, 2)), random.randint(0, 2, (6, 4)), 3),
        # Here a product that is turned the wrong way fits, and its values tell which one it was.
        "square": _case(random, draw(random, 3, 3, scale=2), np.abs(draw(random, 3, 3)), 3),
        # More rows than a batch has, and targets so far away that the gradients are large.
        "many-rows": replace(many, learning_rate=1 / 64),
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
    """Tables to learn, from starting points of which almost all lead there."""
    start = network.initialize_params(42)
    tables = {"xor": [0, 1, 1, 0], "xnor": [1, 0, 0, 1]}
    tables["any"] = [int(bit) for bit in f"{random.randint(1, 15):04b}"]
    tasks = {}
    for name, table in tables.items():
        params = {key: draw(random, *values.shape, scale=2) for key, values in start.items()}
        tasks[name] = Task(network.X, np.array(table).reshape(4, 1), params, 150)
    return tasks


@dataclass(frozen=True)
class LongTask(Task):
    """A task that goes on for long; `brief` is looked at where each step is dear."""

    @property
    def brief(self):
        return Task(self.X, self.y, self.params, 40)


def long_task(random):
    """The article's start, for so long that a limit or a change after 1,000 steps shows."""
    del random
    start = network.initialize_params(42)
    return {"article": LongTask(network.X, network.y, start, 1010)}


def finished(random):
    """A network with nothing left to learn: its sigmoids are at their ends, and the loss is 0."""
    del random
    large = {name: np.sign(values) for name, values in network.initialize_params(42).items()}
    # Sums stay within 700, where e^x is still a number; the squared answers are 0 all the same.
    params = {
        "weights_input_hidden": 100 * large["weights_input_hidden"],
        "bias_hidden": large["bias_hidden"] + 300,
        "weights_hidden_output": 0 * large["weights_hidden_output"] + 60,
        "bias_output": large["bias_output"] - 680,
    }
    return {"all-zero": LongTask(network.X, 0 * network.y, params, 150)}


def numbers(random):
    """Inputs for the sigmoid, of every shape: a row, a matrix, a block."""
    return {
        "row": draw(random, 6, scale=6),
        "matrix": draw(random, 3, 5, scale=4),
        "again": draw(random, 3, 5, scale=4),
        "block": draw(random, 2, 3, 4, scale=2),
        "wide": np.append(draw(random, 4, scale=30), [0.0, -30.0, 30.0]),
        "integers": random.randint(-5, 6, (2, 4)),
    }


def number(random):
    """Single numbers: Python's own, an integer, and an array without sides."""
    return {
        "float": float(draw(random, 1, scale=4)[0]),
        "int": int(random.choice([-3, -2, 2, 3])),
        "no-sides": draw(random, scale=4),
    }


def article(random):
    """The run of the article: XOR, four hidden neurons, seed 42."""
    return {
        "seed-42": Case(
            network.X, network.y, network.initialize_params(42), np.full((4, 1), 0.5), 1.0
        )
    }
