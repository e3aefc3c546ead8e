"""The kit knows no assignment: no module names a function, a parameter, a stage or a phrase of one."""

import re
from pathlib import Path

import pytest

from grader.assignment.load import load
from grader.assignment.spec import Assignment

ROOT = Path(__file__).parent.parent
ASSIGNMENTS = sorted(file.parent for file in ROOT.glob("assignments/*/assignment.toml"))
SOURCES = [
    path
    for path in sorted((ROOT / "grader").rglob("*"))
    if path.suffix in (".py", ".toml", ".html") and "templates/new" not in path.as_posix()
]
# English, or of Python and NumPy: the kit would need them if these assignments did not exist.
COMMON = {
    "area", "average", "cache", "columns", "difference", "e", "error", "errors", "gradient", "history",
    "inputs", "intercept", "iterations", "keys", "largest", "line", "m", "mask", "mean", "measure", "n",
    "network", "numbers", "output", "outputs", "place", "places", "positions", "predict", "products", "rate",
    "read", "right", "rows", "s", "scale", "scaled", "scores", "sequences", "shares", "slope", "spread",
    "step", "steps", "targets", "total", "values", "weights", "X", "x", "y", "z",
}  # fmt: skip


def list_words(assignment: Assignment) -> set[str]:
    words = assignment.words
    return {
        *(stage.name for stage in assignment.stages),
        *(name for each in assignment.functions.values() for name in (each.name, *each.parameters)),
        *assignment.given,
        *words.shapes,
        *words.sides.values(),
        *words.steps,
        *(name for names in words.returns.values() for name in names),
    }


@pytest.mark.parametrize("folder", ASSIGNMENTS, ids=lambda folder: folder.name)
def test_no_module_has_a_word_of_an_assignment(folder: Path) -> None:
    words = list_words(load(folder)) - COMMON
    assert len(words) > 5
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(words)))})\b")
    found = []
    for path in SOURCES:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            found += [
                f"{path.relative_to(ROOT)}:{number}: {match[0]}: {line.strip()}"
                for match in pattern.finditer(line.replace("callspec.params", ""))  # of pytest
            ]
    assert found == []
