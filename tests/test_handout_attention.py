"""Each number in the text of the attention handout is what comes out when it is worked out."""

import re
from collections.abc import Callable
from itertools import product
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from grader.assignment.load import load
from grader.assignment.trusted_modules import TrustedModules
from grader.oracle.reference import read_reference

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "assignments" / "attention"
TEXT = (FOLDER / "README.md").read_text(encoding="utf-8")
FLAT = " ".join(TEXT.split())
Array = npt.NDArray[np.float64]

QUERY, KEY, VALUE = "weights_query", "weights_key", "weights_value"


@pytest.fixture(scope="module")
def module() -> Callable[[str], ModuleType]:
    """The modules of the reference, and the given one."""
    assignment = load(FOLDER)
    sources = read_reference(ROOT / "solutions" / "attention", assignment)
    return TrustedModules({**assignment.given, **sources}, "the reference").module


def share(scores: Any) -> Array:
    powers = np.exp(np.asarray(scores, float))
    return np.asarray(powers / powers.sum(axis=-1, keepdims=True))


def rows(first: str, number: int) -> list[list[str]]:
    """The rows of a table after the one that begins with `first`, and after its rule; minus signs are plain."""
    lines = TEXT.splitlines()
    (at,) = [i for i, line in enumerate(lines) if line.startswith(f"| {first} |")]
    return [
        [cell.strip().replace("−", "-") for cell in line.strip("|").split("|")]
        for line in lines[at : at + 2 + number]
        if not line.startswith("| ---")
    ]


def numbers(text: str) -> list[float]:
    return [float(each) for each in re.findall(r"-?\d+(?:\.\d+)?", text)]


def test_the_table_of_the_softmax() -> None:
    table = rows("scores", 5)[1:]
    assert len(table) == 5
    for scores, shares in table:
        assert shares == ", ".join(f"{each:.4f}" for each in share(numbers(scores)))
    assert f"{1 / (1 + np.exp(-1)):.4f} is σ(1)" in FLAT


def test_a_score_is_a_dot_product() -> None:
    assert f"give 2·3 + (−1)·1 = {2 * 3 + -1 * 1}." in FLAT


def test_products_grow_with_the_root_of_their_length() -> None:
    lengths, bare, scaled = rows("n_key", 2)
    random = np.random.RandomState(0)
    for place, length in enumerate(map(int, lengths[1:]), 1):
        queries, keys = random.randn(2000, length), random.randn(2000, length)
        products = (queries * keys).sum(axis=1)
        assert bare[place] == f"{products.std():.1f}"
        assert scaled[place] == f"{products.std() / np.sqrt(length):.1f}"


def test_the_mask_and_its_shares() -> None:
    block = TEXT.split("scores                       masked")[1].split("```")[0]
    lines = [line for line in block.splitlines()[1:] if line.strip()]
    assert len(lines) == 4
    for row, line in enumerate(lines):
        cells = line.split()
        scores, masked, shares = cells[:4], cells[4:8], cells[8:]
        assert masked == [score if j <= row else "−∞" for j, score in enumerate(scores)]
        right = share([float(each) for each in scores[: row + 1]])
        assert [float(each) for each in shares[: row + 1]] == [round(each, 2) for each in right]
        assert shares[row + 1 :] == ["0"] * (3 - row)


def test_the_count_of_parameters(module: Callable[[str], ModuleType]) -> None:
    params = module("copying").initialize_params(42)
    counts = re.findall(r"^\| (weights_\w+) .* (\d+) \|$", TEXT, re.MULTILINE)
    assert {name: int(count) for name, count in counts} == {k: v.size for k, v in params.items()}
    assert f"which makes {sum(values.size for values in params.values())} numbers" in FLAT
    assert [values.shape for values in params.values()] == [(9, 4)] * 3


# The smallest head, on paper.

X = np.eye(2)
Y = np.array([[4.0], [4.0]])
SMALL = {
    QUERY: np.array([[0.0], [1.0]]),
    KEY: np.array([[0.0], [np.log(3)]]),
    VALUE: np.array([[4.0], [0.0]]),
}


def test_the_smallest_head_forward(module: Callable[[str], ModuleType]) -> None:
    queries, keys, values, attention, output = module("attention").forward(X, SMALL)
    assert f"queries {queries[0, 0]:g}, {queries[1, 0]:g} keys {keys[0, 0]:g}, {keys[1, 0]:.4f} values {values[0, 0]:g}, {values[1, 0]:g}" in FLAT  # fmt: skip
    assert f"powers {np.exp(0):g} and {np.exp(keys[1, 0]):g}, total 4" in FLAT
    assert f"attention {attention[1, 0]:g}, {attention[1, 1]:g} output 0.25·4 + 0.75·0 = {output[1, 0]:g}" in FLAT  # fmt: skip
    assert output[0, 0] == 4
    assert f"and the loss is {module('copying').compute_loss(Y, output):g}." in FLAT


def test_blame_goes_back_through_the_smallest_head(module: Callable[[str], ModuleType]) -> None:
    cache = module("attention").forward(X, SMALL)
    _, keys, values, attention, output = cache
    blame = 2 * (output - Y) / 2
    shares = blame @ values.T
    scores = module("backward").softmax_backward(attention, shares)
    assert blame[:, 0].tolist() == [0, -3]
    expected = {
        "2·(1 − 4) / 2": blame[1, 0],
        "−3 · 0.25": blame[1, 0] * attention[1, 0],
        "−3 · 0.75": blame[1, 0] * attention[1, 1],
        "−3 · 4": shares[1, 0],
        "−3 · 0 ": shares[1, 1],
        "0.25·(−12) + 0.75·0": (attention * shares)[1].sum(),
        "0.25 · (−12 + 3)": scores[1, 0],
        "0.75 · (0 + 3)": scores[1, 1],
        "−2.25·0 + 2.25·1.0986": (scores @ keys)[1, 0],
        "−2.25 · 1": scores[1, 0],
    }
    for how, value in expected.items():
        (said,) = re.findall(rf"{re.escape(how.strip())} += ([−\d.]+)", TEXT)
        assert float(said.replace("−", "-")) == pytest.approx(value, abs=5e-5), how
    slope = attention[1, 0] * (1 - attention[1, 0])
    assert f"all four entries are {slope:g} in size" in FLAT
    assert slope == attention[1, 0] * attention[1, 1]
    grads = module("backward").backward(X, Y, SMALL, cache)
    found = {name: [round(each, 4) for each in values.ravel()] for name, values in grads.items()}
    assert found == {QUERY: [0, 2.4719], KEY: [-2.25, 2.25], VALUE: [-0.75, -2.25]}
    assert "0 and 2.4719 for weights_query, −2.25 and 2.25 for weights_key, −0.75 and −2.25 for weights_value" in FLAT  # fmt: skip


def test_a_nudge_changes_the_loss_as_the_gradient_says(
    module: Callable[[str], ModuleType],
) -> None:
    nudged = {**SMALL, KEY: SMALL[KEY] + np.array([[0.001], [0.0]])}
    loss = module("copying").compute_loss(Y, module("attention").forward(X, nudged)[4])
    assert f"the loss goes from 4.5 to {loss:.7f}." in FLAT
    assert f"a change of −{(4.5 - loss) / 0.001:.4f} per unit" in FLAT


def test_the_step_downhill(module: Callable[[str], ModuleType]) -> None:
    trained, losses = module("train").train(X[np.newaxis], Y[np.newaxis], SMALL, 0.1, 1)
    after = {name: [f"{each:.4g}" for each in values.ravel()] for name, values in trained.items()}
    assert losses == [4.5]
    said = ", ".join(f"{name} {'becomes ' * (name == QUERY)}{' and '.join(each)}" for name, each in after.items())  # fmt: skip
    assert said in FLAT
    attention, output = module("attention").forward(X, trained)[3:]
    loss = module("copying").compute_loss(Y, output)
    assert f"from 0.25 to {attention[1, 0]:.4f}, the output of position 1 from 1 to {output[1, 0]:.4f}, and the loss falls from 4.5 to {loss:.4f}." in FLAT  # fmt: skip


def test_the_inputs_of_a_word(module: Callable[[str], ModuleType]) -> None:
    lines = [line for line in TEXT.splitlines() if re.match(r"^\| [abcd] \|", line)]
    given = module("copying").encode("dabac")
    assert [numbers(line) for line in lines] == given[:3].tolist()
    assert module("copying").echo("dabac") == "ddaba"


def test_the_loss_of_knowing_nothing(module: Callable[[str], ModuleType]) -> None:
    targets = module("copying").targets
    nothing = module("copying").compute_loss(targets, np.full(targets.shape, 0.25))
    assert f"Remember the number {nothing:g}" in FLAT


@pytest.mark.thorough
def test_the_real_run(module: Callable[[str], ModuleType]) -> None:
    copying, forward = module("copying"), module("attention").forward
    start = copying.initialize_params(42)
    data = copying.sequences, copying.targets
    trained, losses = module("train").train(*data, start, 3.0, 400)
    at, said = rows("iteration", 1)
    assert said[1:] == [f"{losses[int(place)]:.6f}" for place in at[1:]]
    every = ["".join(letters) for letters in product(copying.LETTERS, repeat=5)]
    others = [word for word in every if word not in copying.WORDS]
    assert (len(every), len(others), len(copying.WORDS)) == (1024, 1000, 24)

    def count(params: Any, words: list[str]) -> int:
        return sum(copying.spell(forward(copying.encode(w), params)[4]) == copying.echo(w) for w in words)  # fmt: skip

    assert [count(start, copying.WORDS), count(trained, copying.WORDS), count(trained, others)] == [1, 24, 1000]  # fmt: skip
    assert "At the start it has 1 of its 24 words right. At the end it has all 24 right, and all 1000 others" in FLAT  # fmt: skip
    words = [copying.spell(forward(copying.encode(w), trained)[4]) for w in ("dabac", "abcd", "cccab")]  # fmt: skip
    assert f"the losses {losses[0]:.4f} and {losses[-1]:.6f}, and the words {words[0]}, {words[1]} and {words[2]}." in FLAT  # fmt: skip
    for word in ("dabac", "abcd", "cccab"):
        assert (np.diag(forward(copying.encode(word), trained)[3], -1) > 0.5).all()


def test_the_losses_are_those_of_the_checks_and_of_the_picture() -> None:
    at, said = rows("iteration", 1)
    marks = {int(place): float(loss) for place, loss in zip(at[1:], said[1:], strict=True)}
    for file in ("test_train.py", "pictures.py"):
        source = (FOLDER / file).read_text(encoding="utf-8")
        found = re.search(r"HANDOUT = \{(.*?)\}", source, re.DOTALL)
        assert found
        pairs = re.findall(r"(\d+): ([\d.]+)", found[1])
        assert {int(place): float(loss) for place, loss in pairs} == marks


@pytest.mark.parametrize("number", range(1, 15))
def test_the_sections_are_numbered(number: int) -> None:
    assert re.search(rf"^## {number}\. ", TEXT, re.MULTILINE)


def test_installing_is_the_same_as_for_xor() -> None:
    other = (ROOT / "assignments" / "xor" / "README.md").read_text(encoding="utf-8")
    blocks = [text.split("## Install, once")[1].split("## 1.")[0] for text in (TEXT, other)]
    assert blocks[0] == blocks[1]
