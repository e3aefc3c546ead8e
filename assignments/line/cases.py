"""What the checks run on: each function here gives the cases of the fixture of its name.

Sizes differ everywhere (m is not n_in), so that a transposed product cannot fit by accident. Numbers are
multiples of 1/3072: the same on every machine.
"""

from dataclasses import dataclass, replace

import numpy as np

import houses


@dataclass(frozen=True, eq=False)
class Case:
    """A neuron and the houses it sees; `prediction` is a guess at y."""

    X: np.ndarray
    y: np.ndarray
    params: dict
    prediction: np.ndarray
    learning_rate: float


def draw(random, *shape, scale=1.0):
    """Numbers between -scale and scale, with all the digits that float64 has."""
    return np.round(random.uniform(-scale, scale, shape) * 3072) / 3072


def _neuron(random, n_in):
    return {"weights": draw(random, n_in, 1, scale=2), "bias": draw(random, 1, 1, scale=2)}


def _case(random, X, y):
    m, n_in = X.shape
    # Never 1, 0.5, 0.1: a fixed rate shows.
    rate = float(2 * random.randint(1, 8) + 1) / 64
    return Case(X, y, _neuron(random, n_in), draw(random, m, 1, scale=2), rate)


def case(random):
    """Neurons of several sizes: the houses with their integers, and others that share no side."""
    wide = _case(random, draw(random, 5, 3, scale=2), draw(random, 5, 1, scale=2))
    many = _case(random, draw(random, 257, 2, scale=2), 40 + draw(random, 257, 1))
    real = _case(random, houses.X, houses.y)
    return {
        # The handout's units: thousands of square feet, hundred thousands of dollars.
        "short-units": _case(random, houses.X / 1000, houses.y / 100_000),
        # Square feet and dollars as they come: only a tiny rate does not overshoot.
        "houses": replace(
            real,
            params={
                "weights": 150 + draw(random, 1, 1, scale=40),
                "bias": draw(random, 1, 1, scale=9000),
            },
            prediction=houses.y + draw(random, 3, 1, scale=60000),
            learning_rate=(2 * random.randint(1, 4) + 1) / 2**24,
        ),
        "5-3": wide,
        # The same houses with other params, at a rate that overshoots; the same params with another house.
        "again": replace(_case(random, wide.X, wide.y), learning_rate=2.125),
        "one-row": replace(
            _case(random, draw(random, 1, 3, scale=2), draw(random, 1, 1, scale=2)),
            params=wide.params,
        ),
        "integers": _case(random, random.randint(-2, 3, (6, 2)), random.randint(-3, 4, (6, 1))),
        # Here a product that is turned the wrong way fits, and its values tell which one it was.
        "square": _case(random, draw(random, 4, 4, scale=2), draw(random, 4, 1, scale=2)),
        # More rows than a batch has, and targets that are far away.
        "many-rows": many,
    }


@dataclass(frozen=True, eq=False)
class Columns:
    """Values with a mean and a spread for each column, which may be those of other values."""

    values: np.ndarray
    mean: np.ndarray
    spread: np.ndarray


def _columns(random, values):
    n = values.shape[1]
    return Columns(values, draw(random, 1, n, scale=3), 0.25 + np.abs(draw(random, 1, n, scale=3)))


def columns(random):
    """Columns to scale: the houses' integers, columns of very different sizes, and others."""
    sizes = np.array([[1000.0, 10.0, 1.0]])
    return {
        "houses": replace(
            _columns(random, houses.X),
            mean=1400 + draw(random, 1, 1, scale=200),
            spread=400 + draw(random, 1, 1, scale=200),
        ),
        "5-3": _columns(random, (draw(random, 5, 3) + 2) * sizes),
        "again": _columns(random, (draw(random, 5, 3) + 2) * sizes),
        "below-zero": _columns(random, draw(random, 4, 2, scale=9) - 5),
        "integers": _columns(random, random.permutation(24).reshape(6, 4) - 9),
        "square": _columns(random, draw(random, 4, 4, scale=6)),
        "two-rows": _columns(random, np.array([[3.0], [-5.0]]) + draw(random, 2, 1)),
        "many-rows": _columns(random, draw(random, 257, 2, scale=6) + 1),
    }


@dataclass(frozen=True, eq=False)
class Scaled:
    """A neuron that was trained on scaled houses, and the means and spreads they were scaled with."""

    params: dict
    X_mean: np.ndarray
    X_spread: np.ndarray
    y_mean: np.ndarray
    y_spread: np.ndarray

    @property
    def arguments(self):
        """What unscale_params takes, in its order."""
        return self.params, self.X_mean, self.X_spread, self.y_mean, self.y_spread


def _scaled(random, n_in):
    return Scaled(
        _neuron(random, n_in),
        draw(random, 1, n_in, scale=6),
        0.5 + np.abs(draw(random, 1, n_in, scale=6)),
        30 + draw(random, 1, 1, scale=6),
        0.5 + np.abs(draw(random, 1, 1, scale=6)),
    )


def scaled(random):
    """Neurons with one input and with several."""
    return {
        "one-input": _scaled(random, 1),
        "three": _scaled(random, 3),
        "again": _scaled(random, 3),
        "two": _scaled(random, 2),
    }


@dataclass(frozen=True, eq=False)
class Town:
    """Houses and prices in their own units."""

    X: np.ndarray
    y: np.ndarray
    learning_rate: float


def _town(random, m, *inputs):
    """Sizes, ages and further inputs, each of its own size, and prices that no line fits exactly."""
    scales = (500.0, 20.0, 2.0)[: inputs[0]]
    X = np.column_stack([(draw(random, m) + 2) * scale for scale in scales])
    y = 90000 + 120 * X[:, :1] + 40000 * draw(random, m, 1)
    return Town(X, y, float(2 * random.randint(1, 8) + 1) / 64)


def town(random):
    """Towns of several sizes: the given houses with their integers, and others."""
    few = _town(random, 5, 3)
    return {
        "houses": Town(houses.X, houses.y, float(2 * random.randint(1, 8) + 1) / 64),
        "5-3": few,
        "again": replace(_town(random, 5, 3), learning_rate=1.125),
        "8-2": _town(random, 8, 2),
        "many-rows": _town(random, 129, 1),
    }


@dataclass(frozen=True)
class Task:
    """Houses whose prices lie on a line, to be learned in so many iterations."""

    X: np.ndarray
    y: np.ndarray
    iterations: int


def task(random):
    """Towns with a price for the land, for a square foot and for a year of age."""
    tasks = {"article": Task(houses.X, houses.y, 150)}
    for name in ("town", "other-town"):
        X = np.column_stack([random.randint(60, 400, 9) * 10, random.randint(0, 60, 9)])
        land, foot, year = (
            random.randint(20, 90) * 1000,
            random.randint(90, 300),
            random.randint(100, 900),
        )
        tasks[name] = Task(X, land + foot * X[:, :1] - year * X[:, 1:], 150)
    return tasks


@dataclass(frozen=True, eq=False)
class LongTask:
    """Training that goes on for long; `brief` is looked at where each step is dear."""

    X: np.ndarray
    y: np.ndarray
    params: dict
    learning_rate: float
    iterations: int

    @property
    def brief(self):
        return replace(self, iterations=40)


def long_task(random):
    """A rate so small that a limit or a change after 1,000 steps shows."""
    del random
    X, y = houses.X_land / 1000, houses.y_land / 100_000
    return {"slow": LongTask(X, y, houses.initialize_params(), 0.001, 1010)}


def finished(random):
    """A neuron with nothing left to learn: its loss is 0."""
    del random
    params = {"weights": np.array([[200.0]]), "bias": np.array([[0.0]])}
    return {"exact": LongTask(houses.X, houses.y, params, 2.0**-22, 150)}


def handout(random):
    """The run of the handout: thousands of square feet, hundred thousands of dollars, from 0."""
    del random
    X, y = houses.X / 1000, houses.y / 100_000
    return {"three": Case(X, y, houses.initialize_params(), 0 * y, 0.1)}
