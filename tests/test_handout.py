"""Each number in the handout's text is what comes out when it is worked out."""

import re
from math import exp
from pathlib import Path

import numpy as np
import pytest

TEXT = (Path(__file__).parent.parent / "assignments" / "xor" / "README.md").read_text(
    encoding="utf-8"
)
FLAT = " ".join(TEXT.split())


def squash(x: float) -> float:
    return 1 / (1 + exp(-x))


def steepness(x: float) -> float:
    return squash(x) * (1 - squash(x))


def row(name: str) -> list[str]:
    """The cells of a table's row, without its first."""
    (line,) = [line for line in TEXT.splitlines() if line.startswith(f"| {name} |")]
    return [cell.strip().replace("−", "-") for cell in line.strip("|").split("|")[1:]]


def test_the_table_of_the_sigmoid() -> None:
    numbers = [float(cell) for cell in row("x")]
    assert row("σ(x)") == [f"{squash(x):.4f}" for x in numbers]
    assert row("σ'(x)") == [f"{steepness(x):.4f}" for x in numbers]
    assert f"ask for the slope at σ(2) = {squash(2):.4f} instead, and you get {steepness(squash(2)):.4f}" in FLAT  # fmt: skip


def test_the_houses() -> None:
    sizes = [float(cell) for cell in row("size in square feet")]
    prices = [float(cell.replace(",", "")) for cell in row("price in dollars")[:-1]]
    assert {price / size for size, price in zip(sizes, prices, strict=False)} == {200}
    assert f"costs about {200 * sizes[-1]:,.0f}" in FLAT
    assert f"you predict 350,000: the error is 50,000, and its square {50_000**2:,}" in FLAT


def test_the_neuron_and_the_layers() -> None:
    assert f"= {0.5 * 3 - 1 * 1 + 0.25}." in FLAT
    assert 3 * (2 * 7 + 1) - 4 == 6 * 7 - 1
    answers = [
        squash(20 * squash(20 * a + 20 * b - 10) - 20 * squash(20 * a + 20 * b - 30) - 10)
        for a, b in ((0, 0), (0, 1), (1, 0), (1, 1))
    ]
    assert f"for the four rows: {', '.join(f'{said:.5f}' for said in answers)}" in FLAT
    assert f"0.25 to the tenth, {0.25**10:.8f}" in FLAT


def test_the_loss_and_the_walk_back() -> None:
    assert f"the loss is {np.mean([0.2**2, 0.4**2]):.2f}." in FLAT
    nudged = (squash(2 * 0.501 - 1) - 1) ** 2
    assert f"and L goes from 0.25 to {nudged:.7f}" in FLAT
    assert f"a change of −{(0.25 - nudged) / 0.001:.5f} per" in FLAT
    assert f"the product is {0.8 * 0.25:g}" in FLAT
    assert f"0.00001 it is {100 * 0.00001:g}" in FLAT
    for wanted in (-1 * 0.25, -0.25 * 2, -0.25 * 0.5, -0.5 * 0.25):
        assert f"= −{-wanted:g}" in FLAT


def test_the_step_downhill() -> None:
    z = 2 * (0.5 + 0.5) + (-1 + 0.25)
    a = squash(z)
    assert f"Then z = {z}, a = {a:.4f}, and the loss falls from 0.25 to {(a - 1) ** 2:.4f}." in FLAT


def test_the_count_of_parameters() -> None:
    counts = [int(count) for count in re.findall(r"^\| (?:weights|bias)_.* (\d+) \|$", TEXT, re.M)]
    assert sum(counts) == 17
    assert FLAT.count("17") >= 2


@pytest.mark.parametrize("number", range(1, 15))
def test_the_sections_are_numbered(number: int) -> None:
    assert re.search(rf"^## {number}\. ", TEXT, re.MULTILINE)
