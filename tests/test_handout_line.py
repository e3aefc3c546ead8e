"""Each number in the text of the line handout is what comes out when it is worked out."""

import re
from collections.abc import Callable
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
FOLDER = ROOT / "assignments" / "line"
TEXT = (FOLDER / "README.md").read_text(encoding="utf-8")
FLAT = " ".join(TEXT.replace("−", "-").split())
Array = npt.NDArray[np.float64]
Get = Callable[[str], ModuleType]

SMALL = 1000, 100_000  # thousands of square feet, hundred thousands of dollars
BENT = (
    np.array([[1000], [2000], [3000], [4000]]),
    np.array([[200_000], [350_000], [450_000], [500_000]]),
)


@pytest.fixture(scope="module")
def module() -> Get:
    """The modules of the reference, and the given one."""
    assignment = load(FOLDER)
    sources = read_reference(ROOT / "solutions" / "line", assignment)
    return TrustedModules({**assignment.given, **sources}, "the reference").module


@pytest.fixture(scope="module")
def houses(module: Get) -> ModuleType:
    return module("houses")


def make(weights: Any, bias: float) -> dict[str, Array]:
    """The params of a neuron."""
    return {"weights": np.reshape(np.array(weights, float), (-1, 1)), "bias": np.array([[bias]])}


def rows(first: str, number: int, occurrence: int = 0) -> list[list[str]]:
    """The rows of a table from the one that begins with `first`, without its rule; minus signs are plain."""
    lines = [line for line in TEXT.replace("−", "-").splitlines() if not line.startswith("| ---")]
    at = [i for i, line in enumerate(lines) if line.startswith(f"| {first} |")][occurrence]
    found = [
        [cell.strip() for cell in line.strip("|").split("|")] for line in lines[at : at + number]
    ]
    assert len(found) == number
    return found


def say(number: float) -> str:
    """A number in the handout's short form: 9.7e10."""
    if number == 0:
        return "0"
    mantissa, exponent = f"{number:.1e}".split("e")
    return f"{mantissa}e{int(exponent)}"


def read(params: dict[str, Array]) -> tuple[float, float]:
    return params["weights"].item(), params["bias"].item()


# 1 and 2: the houses, and a neuron


def test_the_table_of_the_houses(houses: ModuleType) -> None:
    sizes, prices = rows("size in square feet", 2)
    assert sizes[1:] == [*(str(size) for size in houses.X[:, 0]), "2500"]
    assert prices[1:] == [*(f"{price:,}" for price in houses.y[:, 0]), "?"]
    steps = np.diff(houses.y[:, 0]) / np.diff(houses.X[:, 0])
    assert steps.tolist() == [200, 200]
    assert f"{np.diff(houses.X[:, 0])[0]} square feet more costs {np.diff(houses.y[:, 0])[0]:,} dollars more." in FLAT  # fmt: skip
    assert f"2500 square feet should cost {2500 * 200:,} dollars" in FLAT


def test_a_neuron_multiplies_and_adds(module: Get, houses: ModuleType) -> None:
    predict = module("predict").predict
    assert predict(houses.X, make([200], 0)).tolist() == houses.y.tolist()
    assert f"1500·200 + 0 = {1500 * 200:,}. With weight 150 it would say {1500 * 150:,}." in FLAT
    said = predict(np.array([[2000, 10]]), make([150, -1000], 60_000)).item()
    assert f"2000·150 + 10·(-1000) + 60,000 = {said:,.0f}." in FLAT


# 3: the loss


def test_the_loss_by_hand(module: Get, houses: ModuleType) -> None:
    loss = module("loss").compute_loss
    assert "the sizes are 1, 1.5 and 2, and the prices 2, 3 and 4" in FLAT
    assert (houses.X[:, 0] / 1000).tolist() == [1, 1.5, 2]
    assert (houses.y[:, 0] / 100_000).tolist() == [2, 3, 4]
    targets, said = np.array([[2], [4]]), np.array([[3], [1]])
    errors = (targets - said)[:, 0]
    assert f"The errors are {errors[0]} and {errors[1]}. Their squares are {errors[0] ** 2} and {errors[1] ** 2}. Their mean is {loss(targets, said):g}," in FLAT  # fmt: skip
    assert np.abs(errors).mean() == 2  # what a hint about the missing square says
    assert f"The error is {400_000 - 350_000:,} dollars, and its square is {(400_000 - 350_000) ** 2:,}." in FLAT  # fmt: skip


# 4: the slope


def test_the_slope_for_one_house(module: Get) -> None:
    X, y, params = np.array([[2.0]]), np.array([[4.0]]), make([1], 0.5)
    z = module("predict").predict(X, params)
    loss = module("loss").compute_loss
    assert f"z = 2·1 + 0.5 = {z.item():g} L = (z - 4)² = {loss(y, z):g}" in FLAT
    nudged = module("predict").predict(X, make([1.001], 0.5))
    change = loss(y, nudged) - loss(y, z)
    assert f"Then z is {nudged.item():g}, and L is {loss(y, nudged):.6f}. The loss changed by {change:.6f}, which is {change / 0.001:.3f} for one unit" in FLAT  # fmt: skip
    weight, bias = read(module("gradient").compute_gradient(X, y, z))
    assert f"slope 2·(z - 4) = {2 * (z.item() - 4):g} " in FLAT
    assert f"slope of the loss in w = -3 · 2 = {weight:g}" in FLAT
    assert f"slope of the loss in b = -3 · 1 = {bias:g}" in FLAT


def test_the_slope_for_two_houses_and_a_step(module: Get) -> None:
    X, y, params = np.array([[2.0], [1.0]]), np.array([[4.0], [2.0]]), make([1], 0.5)
    predict, loss = module("predict").predict, module("loss").compute_loss
    gradient = module("gradient").compute_gradient
    z = predict(X, params)
    assert f"The neuron says {z[1, 0]:g}, so" in FLAT
    assert read(gradient(X[1:], y[1:], z[1:])) == (-1, -1)
    both = gradient(X, y, z)
    assert f"(-6 - 1)/2 = {both['weights'].item():g} and (-3 - 1)/2 = {both['bias'].item():g}." in FLAT  # fmt: skip
    after = module("train").update_params(params, both, 0.1)
    weight, bias = read(after)
    assert f"w becomes 1 + 0.35 = {weight:g} and b becomes 0.5 + 0.2 = {bias:g}." in FLAT
    said = predict(X, after)
    assert f"The predictions become {said[1, 0]:g} and {said[0, 0]:g}, and the loss falls from {loss(y, z):g} to {loss(y, said):g}." in FLAT  # fmt: skip


# 5: the run


def test_the_run(module: Get, houses: ModuleType) -> None:
    train, start = module("train").train, houses.initialize_params()
    data = houses.X / SMALL[0], houses.y / SMALL[1]
    trained, losses = train(*data, start, 0.1, 500)
    at, said = rows("iteration", 2)
    assert said[1:] == [f"{losses[int(place)]:.6f}" for place in at[1:]]
    weight, bias = read(trained)
    price = module("predict").predict(np.array([[2.5]]), trained).item()
    assert f"After 500 steps w is {weight:.4f} and b is {bias:.4f}. For a house of size 2.5 the neuron says {price:.4f}: that is {price * SMALL[1]:,.0f} dollars." in FLAT  # fmt: skip
    slow, near, far = (train(*data, start, rate, 101)[1] for rate in (0.001, 0.29, 0.3))
    assert f"with rate 0.001 the loss is still {slow[100]:.2f} after 100 steps" in FLAT
    assert f"the loss grows to {far[100]:.0f} in 100 steps" in FLAT
    assert near[-1] < 0.001


def test_the_losses_are_those_of_the_checks_and_of_the_picture() -> None:
    at, said = rows("iteration", 2)
    marks = {int(place): float(loss) for place, loss in zip(at[1:], said[1:], strict=True)}
    for file in ("test_train.py", "pictures.py"):
        source = (FOLDER / file).read_text(encoding="utf-8")
        found = re.search(r"HANDOUT = \{(.*?)\}", source, re.DOTALL)
        assert found
        pairs = re.findall(r"(\d+): ([\d.]+)", found[1])
        assert {int(place): float(loss) for place, loss in pairs} == marks


# 6: without scaling


def test_the_houses_as_they_are_blow_up(module: Get, houses: ModuleType) -> None:
    params, start = houses.initialize_params(), houses.initialize_params()
    for row in rows("iteration", 5, 1)[1:]:
        loss = module("loss").compute_loss(houses.y, module("predict").predict(houses.X, params))
        weight, bias = read(params)
        steps = int(row[0])
        assert row == [str(steps), say(weight), say(bias), say(loss)]
        params, _ = module("train").train(houses.X, houses.y, start, 0.1, steps + 1)
    first = module("gradient").compute_gradient(houses.X, houses.y, 0 * houses.y)
    weight, bias = read(first)
    assert f"The first slopes are {weight:,.0f} for the weight and {bias:,.0f} for the bias." in FLAT  # fmt: skip
    assert f"It went to {-0.1 * weight:,.0f}." in FLAT
    with np.errstate(all="ignore"):
        losses = np.array(module("train").train(houses.X, houses.y, start, 0.1, 30)[1])
        (at,) = np.flatnonzero(~np.isfinite(losses))[:1]
        assert f"At iteration {at} the loss is larger than any number" in FLAT
        for rate, arrives in ((5e-7, False), (4e-7, True)):
            losses = module("train").train(houses.X, houses.y, start, rate, 1000)[1]
            assert (losses[-1] < losses[0]) == arrives


def test_the_bias_crawls(module: Get, houses: ModuleType) -> None:
    X, y = houses.X_land, houses.y_land
    assert (y == 150 * X + 80_000).all()
    sizes, prices = rows("size in square feet", 1, 1)[0], rows("price in dollars", 1, 1)[0]
    assert sizes[1:] == [str(size) for size in X[:, 0]]
    assert prices[1:] == [f"{price:,}" for price in y[:, 0]]
    counts, weights, biases = rows("steps", 3)
    # So many steps at once: along each direction of the valley what is missing shrinks by a factor.
    ones = np.hstack([X, np.ones((len(X), 1))])
    steep, ways = np.linalg.eigh(2 * ones.T @ ones / len(X))
    goal = np.array([150.0, 80_000.0])
    for place, count in enumerate(counts[1:], 1):
        steps = int(count.replace(",", ""))
        weight, bias = goal - ways @ ((1 - 2e-7 * steep) ** steps * (ways.T @ goal))
        assert (weights[place], biases[place]) == (f"{weight:.2f}", f"{bias:,.0f}")
    trained, _ = module("train").train(X, y, houses.initialize_params(), 2e-7, 10_000)
    assert f"{read(trained)[0]:.2f}" == weights[1]
    assert f"land costs {trained['bias'].item():.0f} dollars" in FLAT


# 7: scaling


def test_the_spread_by_hand(module: Get, houses: ModuleType) -> None:
    mean, spread = (each.item() for each in module("scale").measure(houses.X))
    differences = houses.X[:, 0] - mean
    assert f"whose mean is {mean:g}" in FLAT
    assert "differences from the mean " + " ".join(f"{each:g}" for each in differences) in FLAT
    assert "their squares " + " ".join(f"{each:,.0f}" for each in differences**2) in FLAT
    assert f"the mean of the squares {np.mean(differences**2):,.2f}" in FLAT
    assert f"the root of that {spread:.2f}" in FLAT
    assert f"2000 becomes 500 / {spread:.2f} = {500 / spread:.4f}" in FLAT
    scaled = module("scale").scale(houses.X, np.array([[mean]]), np.array([[spread]]))
    said = " and ".join([", ".join(f"{each:.4f}".replace("0.0000", "0") for each in scaled[:2, 0]), f"{scaled[2, 0]:.4f}"])  # fmt: skip
    assert f"The three sizes become {said}." in FLAT


def scaled_data(module: Get, *columns: Array) -> list[Array]:
    tools = module("scale")
    return [tools.scale(values, *tools.measure(values)) for values in columns]


def test_scaled_training(module: Get, houses: ModuleType) -> None:
    data, start = scaled_data(module, houses.X, houses.y), houses.initialize_params()
    _, losses = module("train").train(*data, start, 0.1, 60)
    at, said = rows("iteration", 2, 2)
    for place, shown in zip(at[1:], said[1:], strict=True):
        loss = losses[int(place)]
        assert shown == (f"{loss:.1e}" if loss < 0.1 else f"{loss:.4f}")
    assert np.divide(losses[1:], losses[:-1])[:30] == pytest.approx(0.64, rel=1e-6)
    for targets in (houses.y_land, houses.y_town):
        (y,) = scaled_data(module, targets)
        assert module("loss").compute_loss(y, 0 * y) == pytest.approx(1)
    for weight in (0.0, 0.25, 3.0):  # the slope in the weight is 2 · (w - right w)
        z = module("predict").predict(data[0], make([weight], 0))
        slope = module("gradient").compute_gradient(*data, z)["weights"].item()
        assert slope == pytest.approx(2 * (weight - 1))


# 8: back to dollars


def test_back_to_dollars_by_hand(module: Get, houses: ModuleType) -> None:
    X, y = houses.X_land, houses.y_land
    (_, spread), (mean, y_spread) = ([each.item() for each in module("scale").measure(v)] for v in (X, y))  # fmt: skip
    trained, _ = module("train").train(*scaled_data(module, X, y), houses.initialize_params(), 0.1, 100)  # fmt: skip
    assert read(trained) == pytest.approx((1, 0), abs=1e-6)
    assert f"{y_spread:,.2f} / {spread:.2f} = {y_spread / spread:.0f} dollars" in FLAT
    assert f"1500 square feet cost {mean:,.0f} dollars. 1500·150 is {1500 * 150:,} of it, and what is left is the land: {mean - 1500 * 150:,.0f} dollars." in FLAT  # fmt: skip


def test_the_two_towns(module: Get, houses: ModuleType) -> None:
    learn = module("prices").learn_prices
    first, _ = learn(houses.X, houses.y, 0.1, 100)
    weight, bias = read(first)
    assert f"the weight {weight:.2f} and the bias {bias:.2f}." in FLAT
    price = module("predict").predict(np.array([[2500]]), first).item()
    assert f"For 2,500 square feet the neuron says {price:,.0f} dollars." in FLAT
    weight, bias = read(learn(houses.X_land, houses.y_land, 0.1, 100)[0])
    assert f"The second town gets {weight:.2f} and {bias:,.2f}." in FLAT


# 13 and 14: what a line cannot do, and play


def test_prices_that_bend(module: Get) -> None:
    sizes, prices = rows("size in square feet", 1, 2)[0], rows("price in dollars", 1, 2)[0]
    assert sizes[1:] == [str(size) for size in BENT[0][:, 0]]
    assert prices[1:] == [f"{price:,}" for price in BENT[1][:, 0]]
    params, _ = module("prices").learn_prices(*BENT, 0.1, 1000)
    said = module("predict").predict(BENT[0], params)[:, 0]
    assert f"The best line says {said[0]:,.0f}, {said[1]:,.0f}, {said[2]:,.0f} and {said[3]:,.0f}." in FLAT  # fmt: skip
    assert np.abs(said - BENT[1][:, 0]) == pytest.approx(25_000)
    far = module("predict").predict(np.array([[8000]]), params).item()
    assert f"For 8000 square feet it says {far:,.0f} dollars." in FLAT


def test_two_neurons_in_a_row_are_one() -> None:
    for x in (-1, 0, 2):
        assert 2 * (3 * x + 2) - 1 == 6 * x + 3
    assert "z = 2·(3x + 2) - 1 = 6x + 3." in FLAT


def test_a_line_answers_one_half_to_xor(module: Get, houses: ModuleType) -> None:
    X, y = np.array([[0, 0], [0, 1], [1, 0], [1, 1]]), np.array([[0], [1], [1], [0]])
    params, losses = module("train").train(X, y, houses.initialize_params(2), 0.5, 1000)
    assert np.ravel(params["weights"]) == pytest.approx([0, 0], abs=1e-9)
    assert f"with both weights 0 and the bias {params['bias'].item():g}." in FLAT
    assert f"its loss stays at {losses[-1]:g}." in FLAT


def test_the_town_with_ages(module: Get, houses: ModuleType) -> None:
    params, _ = module("prices").learn_prices(houses.X_town, houses.y_town, 0.1, 200)
    size, age = np.ravel(params["weights"])
    predict = module("predict").predict
    price = predict(np.array([[2000, 10]]), params).item()
    assert f"a square foot adds {size:.0f} dollars, a year takes {-age:,.0f} away, and a house of 2000 square feet that is 10 years old costs {price:,.0f}." in FLAT  # fmt: skip
    off = np.sqrt(module("loss").compute_loss(houses.y_town, predict(houses.X_town, params)))
    assert f"off by {off:,.0f} dollars in a typical case" in FLAT
    ones = np.hstack([houses.X_town, np.ones((len(houses.X_town), 1))])
    best = np.linalg.lstsq(ones, houses.y_town, rcond=None)[0]
    assert off == pytest.approx(np.sqrt(np.mean((ones @ best - houses.y_town) ** 2)))


def test_one_rate_arrives_in_a_step_and_one_jumps_for_ever(module: Get, houses: ModuleType) -> None:
    data, start = scaled_data(module, houses.X, houses.y), houses.initialize_params()
    runs = {rate: module("train").train(*data, start, rate, 30)[1] for rate in (0.5, 0.9, 1.0, 1.1)}
    assert runs[0.5][1] < 1e-20
    assert runs[1.0][-1] == pytest.approx(1)
    assert runs[0.9][-1] < 1e-4
    assert runs[1.1][-1] > 1e4


# the text


@pytest.mark.parametrize("number", range(1, 15))
def test_the_sections_are_numbered(number: int) -> None:
    assert re.search(rf"^## {number}\. ", TEXT, re.MULTILINE)


def test_the_stages_and_their_points() -> None:
    assignment = load(FOLDER)
    assert assignment.points == 100
    for place, stage in enumerate(assignment.stages, 1):
        functions = ", ".join(f"`{function.signature}`" for function in stage.functions)
        assert f"| {place} | {stage.files[0]} | {functions} | {stage.points} |" in TEXT


def test_installing_is_the_same_as_for_xor() -> None:
    other = (ROOT / "assignments" / "xor" / "README.md").read_text(encoding="utf-8")
    blocks = [text.split("## Install, once")[1].split("## 1.")[0] for text in (TEXT, other)]
    assert blocks[0] == blocks[1]
