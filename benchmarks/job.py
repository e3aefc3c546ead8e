"""One and the same job for every tool: plain checks of the five stages, on recorded numbers.

They are as strict as the kit's own: the same inputs, the same tolerances, every call made twice and
its arguments looked at afterwards. The long run is the article's, all 10,000 iterations of it.

A class has this file beside the assignment's `cases.py` and `network.py` and the recorded
`answers.json`; `benchmarks.classroom` puts them together.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import cases  # type: ignore[import-not-found]  # beside this file, in a class
import numpy as np

import network  # type: ignore[import-not-found]  # likewise

Functions = Mapping[str, Callable[..., Any]]
Answers = dict[str, Any]

ANSWERS = Path(__file__).with_name("answers.json")
MODULES = {
    "sigmoid": "sigmoid",
    "sigmoid_derivative": "sigmoid",
    "forward": "forward",
    "compute_loss": "loss",
    "backward": "backward",
    "update_params": "train",
    "train": "train",
}
SEED = 7
RELATIVE, ABSOLUTE = 1e-8, 1e-14
STEP, SLOPE = 1e-5, 1e-6
ARTICLE = {0: 0.255675, 2000: 0.005210, 4000: 0.001005, 6000: 0.000529, 8000: 0.000355, 9999: 0.000265}  # fmt: skip
RATE, LEARNED = 8.0, 0.02


@dataclass(frozen=True)
class Question:
    """A call, and the name under which its right answer is recorded."""

    name: str
    function: str
    arguments: tuple[Any, ...]


def questions(answers: Answers) -> Iterator[Question]:
    """All of them; backward's caches are forward's recorded answers, so those are asked first."""
    for name, x in cases.numbers(np.random.RandomState(SEED)).items():
        for function in ("sigmoid", "sigmoid_derivative"):
            yield Question(f"{function} {name}", function, (x,))
    for name, case in _cases().items():
        X, y, params, rate = case.X, case.y, case.params, case.learning_rate
        grads = {key: values[::-1] / 2 + 0.25 for key, values in params.items()}
        yield Question(f"forward {name}", "forward", (X, params))
        yield Question(f"loss {name}", "compute_loss", (y, case.prediction))
        yield Question(f"backward {name}", "backward", (X, y, params, _cache(answers, name)))
        yield Question(f"update {name}", "update_params", (params, grads, rate))
        yield Question(f"train {name}", "train", (X, y, params, rate, 5))


def _cases() -> dict[str, Any]:
    return dict(cases.any_case(np.random.RandomState(SEED)))


def _cache(answers: Answers, name: str) -> tuple[Any, ...]:
    return tuple(np.array(values) for values in answers[f"forward {name}"].values())


def record(functions: Functions) -> Answers:
    """The right answers, as data that JSON has words for."""
    answers: Answers = {}
    for question in questions(answers):
        answers[question.name] = _plain(functions[question.function](*question.arguments))
    return answers


def read_functions() -> Functions:
    """The functions of the five modules that are importable here."""
    return {name: getattr(import_module(module), name) for name, module in MODULES.items()}


def _plain(value: Any) -> Any:
    """A dict for whatever has named or numbered entries of several shapes, a list for an array."""
    if isinstance(value, tuple):
        value = {str(index): entry for index, entry in enumerate(value)}
    if isinstance(value, Mapping):
        return {key: _plain(entry) for key, entry in value.items()}
    return np.asarray(value).tolist()


def _agree(got: Any, expected: Any, relative: float = RELATIVE) -> None:
    if isinstance(expected, dict):
        assert list(got) == list(expected)
        for key, entry in expected.items():
            _agree(got[key], entry, relative)
        return
    assert np.shape(got) == np.shape(expected)
    largest = float(np.max(np.abs(expected)))
    np.testing.assert_allclose(got, expected, rtol=0, atol=relative * largest + ABSOLUTE)


def _ask(functions: Functions, *names: str) -> None:
    """Each question to these functions, twice: the right answer, the same again, nothing changed."""
    answers: Answers = json.loads(ANSWERS.read_text())
    for question in questions(answers):
        if question.function in names:
            before = _plain(deepcopy(question.arguments))
            got, again = (
                _plain(functions[question.function](*question.arguments)) for _ in range(2)
            )
            _agree(got, answers[question.name])
            assert got == again
            assert _plain(question.arguments) == before


def check_sigmoid(functions: Functions) -> None:
    """The sigmoid and its slope: right, finite, symmetric."""
    _ask(functions, "sigmoid", "sigmoid_derivative")
    sigmoid = functions["sigmoid"]
    for x in (710.0, 1000.0, 1e308):
        _agree(sigmoid(np.array([x, -x])), [1.0, 0.0])
    for x in cases.numbers(np.random.RandomState(SEED)).values():
        _agree(sigmoid(-np.asarray(x)), 1 - np.asarray(sigmoid(x)))


def check_forward(functions: Functions) -> None:
    """Both layers, before and after their activation."""
    _ask(functions, "forward")


def check_loss(functions: Functions) -> None:
    """The mean of the squared errors; none where every prediction is exact."""
    _ask(functions, "compute_loss")
    loss = functions["compute_loss"]
    for case in _cases().values():
        error = case.prediction + 0.25
        once = loss(case.y, case.y + error)
        _agree(loss(case.y, case.y), 0.0)
        _agree(loss(case.y, case.y + 2 * error), 4 * once)
        _agree(loss(case.y, case.y - error), once)


def check_backward(functions: Functions) -> None:
    """The exact gradient for every parameter."""
    _ask(functions, "backward")


def check_slope(functions: Functions) -> None:
    """The gradient is the slope that is measured by nudging each parameter."""
    forward, loss, backward = (functions[n] for n in ("forward", "compute_loss", "backward"))
    for case in cases.case(np.random.RandomState(SEED)).values():
        grads = backward(case.X, case.y, case.params, forward(case.X, case.params))
        for name, values in case.params.items():
            slopes = np.empty(values.shape)
            for place in np.ndindex(values.shape):
                sides = []
                for step in (STEP, -STEP):
                    nudged = values.copy()
                    nudged[place] += step
                    sides.append(loss(case.y, forward(case.X, {**case.params, name: nudged})[-1]))
                slopes[place] = (sides[0] - sides[1]) / (2 * STEP)
            _agree(grads[name], slopes, SLOPE)


def check_train(functions: Functions) -> None:
    """Single steps, and a few iterations of them."""
    _ask(functions, "update_params", "train")


def check_article(functions: Functions) -> None:
    """The article's run: 10,000 iterations, and the losses it shows."""
    start = network.initialize_params(42)
    history = functions["train"](network.X, network.y, start, 1.0, 10_000)[1]
    assert len(history) == 10_000
    for iteration, loss in ARTICLE.items():
        assert abs(history[iteration] - loss) <= 5e-7


def check_learning(functions: Functions) -> None:
    """Truth tables are learned."""
    for name, task in cases.task(np.random.RandomState(SEED)).items():
        params, history = functions["train"](task.X, task.y, task.params, RATE, task.iterations)
        answers = functions["forward"](task.X, params)[3]
        right = (answers > 0.5) == (task.y > 0.5)
        assert right.all() or history[-1] > LEARNED, name  # an unlucky start


CHECKS = (
    check_sigmoid,
    check_forward,
    check_loss,
    check_backward,
    check_slope,
    check_train,
    check_article,
    check_learning,
)
