"""The pictures of the theory of xor. Each number in a picture is worked out here."""

from __future__ import annotations

from collections.abc import Callable
from math import exp, floor, log10, tanh

from svg import Drawing, Point, scale

Bend = Callable[[float], float]

ROWS = ((0, 0), (0, 1), (1, 0), (1, 1))
HOUSES = ((1000, 200_000), (1500, 300_000), (2000, 400_000))  # square feet, dollars

BENDS: tuple[tuple[str, Bend, Bend], ...] = (  # each with its slope
    ("linear", lambda x: x, lambda x: x**0),
    ("tanh", tanh, lambda x: 1 - tanh(x) ** 2),
    ("ReLU", lambda x: max(x, 0.0), lambda x: float(x > 0)),
)


def sigmoid(x: float) -> float:
    """The bend of the handout."""
    return 1 / (1 + exp(-x))


def slope(x: float) -> float:
    """Of the sigmoid, at x."""
    return sigmoid(x) * (1 - sigmoid(x))


def steps(low: float, high: float, count: int = 120) -> list[float]:
    """Evenly spaced numbers, both ends among them."""
    return [low + (high - low) * i / count for i in range(count + 1)]


def show(number: float) -> str:
    """A number as the handout writes it."""
    return f"{number:g}".replace("-", "−")


def guess_prices(count: int) -> list[float]:
    """Dollars a square foot, by gradient descent on the squared error: the first guesses."""
    guesses = [0.0]
    while len(guesses) < count:
        gradient = sum(2 * (guesses[-1] * size - price) * size for size, price in HOUSES) / len(HOUSES)  # fmt: skip
        guesses.append(guesses[-1] - 1e-7 * gradient)
    return guesses


def draw_rules() -> Drawing:
    """Section 1: a rule that is written, and a pattern that is found."""
    made = Drawing("A rule is written; a pattern is found from examples", 470)
    made.text(20, 34, "A rule: somebody writes it", "bold")
    for x, width, look, words in (
        (20, 70, "soft", ["31 °C"]),
        (134, 212, "soft-blue", ["if above 30:", 'print "hot"']),
        (390, 70, "soft", ["hot"]),
    ):
        made.rectangle(x, 52, width, 58, look, corner=6)
        for i, line in enumerate(words):
            made.text(x + width / 2, 86 - 10 * (len(words) - 1) + 21 * i, line, "middle")
    made.arrow((94, 81), (130, 81), "ink")
    made.arrow((350, 81), (386, 81), "ink")
    made.text(20, 160, "A pattern: found from examples", "bold")
    right, up = scale(0, 2500, 30, 340), scale(0, 500_000, 410, 205)
    made.text(20, 187, "price", "faint")
    made.lines([(right(0), 195), (right(0), up(0)), (right(2500) + 8, up(0))], "faint thin")
    for size, price in HOUSES:
        made.lines([(right(size), up(0)), (right(size), up(price))], "faint thin dashed")
        made.text(right(size), 431, str(size), "middle faint")
    made.text(right(2500), 431, "2500", "middle faint")
    made.text(right(1250), 455, "size in square feet", "middle faint")
    *first, found = guess_prices(40)
    names = ("1st guess", "2nd", "3rd", "4th")
    for name, weight in zip(names, first, strict=False):
        made.lines([(right(0), up(0)), (right(2500), up(weight * 2500))], "orange")
        made.text(right(2500) + 12, up(weight * 2500) + (-6 if not weight else 6), f"{name}: {weight:.0f}", "orange")  # fmt: skip
    made.text(352, 352, "dollars a", "faint")
    made.text(352, 372, "square foot", "faint")
    end = (right(2500), up(found * 2500))
    made.lines([(right(0), up(0)), end], "blue thick")
    made.text(end[0] + 12, end[1] + 6, f"found: {found:.0f}", "blue bold")
    made.circle(end, 8, "line blue paper")
    made.text(end[0] - 12, end[1] - 4, f"? {found * 2500:,.0f}", "blue bold end")
    for size, price in HOUSES:
        made.circle((right(size), up(price)), 7, "fill-blue")
    return made


def draw_bends() -> Drawing:
    """Section 3: the sigmoid with its slope, and other activations."""
    made = Drawing("The sigmoid and its slope, and three other activations", 500)
    right, up = scale(-6, 6, 24, 456), scale(0, 1, 236, 56)
    for low, high in ((-6, -4), (4, 6)):
        made.rectangle(right(low), up(1) - 6, right(high) - right(low), up(0) - up(1) + 12, "soft")
        made.text(right((low + high) / 2), 100, "flat:", "middle faint")
        made.text(right((low + high) / 2), 120, "learns", "middle faint")
        made.text(right((low + high) / 2), 140, "little", "middle faint")
    made.lines([(right(-6), up(0)), (right(6), up(0))], "faint thin")
    made.lines([(right(-6), up(1)), (right(6), up(1))], "faint thin dashed")
    made.lines([(right(0), up(0)), (right(0), up(1))], "faint thin dashed")
    made.lines([(right(x), up(slope(x))) for x in steps(-6, 6)], "orange dashed")
    made.lines([(right(x), up(sigmoid(x))) for x in steps(-6, 6)], "blue")
    made.text(right(-3.9), 34, "sigmoid: from 0 to 1", "blue bold")
    made.text(right(0) - 9, up(sigmoid(0)) - 8, show(sigmoid(0)), "blue bold end")
    made.circle((right(0), up(sigmoid(0))), 5, "fill-blue")
    made.circle((right(0), up(slope(0))), 5, "fill-orange")
    made.text(right(0.8), up(0.42), "slope: at", "orange bold")
    made.text(right(0.8), up(0.31), f"most {show(slope(0))}", "orange bold")
    for x in (-4, -2, 0, 2, 4):
        made.text(right(x), 260, show(x), "middle faint")
    made.text(right(5.6), 260, "x", "middle faint")
    made.text(20, 300, "Other bends", "bold")
    made.lines([(140, 294), (176, 294)], "blue")
    made.text(183, 300, "value", "blue")
    made.lines([(250, 294), (286, 294)], "orange dashed")
    made.text(293, 300, "its slope", "orange")
    for i, (name, value, steep) in enumerate(BENDS):
        left = 20 + 150 * i
        right, up = scale(-2, 2, left, left + 140), scale(-2, 2, 462, 318)
        made.rectangle(left, 318, 140, 144, "soft", corner=4)
        made.lines([(left, up(0)), (left + 140, up(0))], "faint thin")
        made.lines([(right(0), up(-2)), (right(0), up(2))], "faint thin")
        made.lines([(right(x), up(steep(x))) for x in steps(-2, 2, 200)], "orange dashed")
        made.lines([(right(x), up(value(x))) for x in steps(-2, 2, 40)], "blue")
        made.text(left + 70, 486, name, "middle")
    return made


def draw_vanishing() -> Drawing:
    """Section 3: how much blame is left, layer by layer."""
    made = Drawing("At most a quarter of the blame passes each sigmoid", 420)
    made.text(20, 34, "Blame left after each sigmoid, at most", "bold")
    made.text(20, 60, "layers", "faint")
    for layer in range(11):
        y, left = 72 + 28 * layer, slope(0) ** layer
        made.text(48, y + 16, str(layer), "end")
        made.rectangle(66, y, 250, 20, "soft")
        made.rectangle(66, y, 250 * left, 20, "fill-orange")
        made.text(328, y + 16, show(left) if layer < 3 else f"{left:.{1 - floor(log10(left))}f}", "orange")  # fmt: skip
    made.rectangle(66, 388, 16, 16, "soft")
    made.text(90, 402, "what a slope of 1 (ReLU, where on) would keep", "faint")
    return made


def cross(share: float, low: float, high: float) -> float:
    """Where the hand-made network of section 4 says `share`, on the diagonal: a sum x1 + x2."""

    def answer(total: float) -> float:
        first, second = sigmoid(20 * total - 10), sigmoid(20 * total - 30)
        return sigmoid(20 * first - 20 * second - 10)

    rising = answer(high) > answer(low)
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if (answer(middle) < share) == rising else (low, middle)
    return low


def cut(total: float, low: float, high: float) -> list[Point]:
    """The line x1 + x2 = total in a square: its two ends, the upper one first."""
    return [(max(low, total - high), min(high, total - low)), (min(high, total - low), max(low, total - high))]  # fmt: skip


def draw_lines() -> Drawing:
    """Section 4: one line is not enough, two are."""
    made = Drawing("One line gets a point of XOR wrong; two lines do it", 330)
    low, high = -0.3, 1.3
    first, second = cross(0.5, 0, 1), cross(0.5, 1, 2)
    for left, title, above in ((36, "One line: 3 of 4", False), (270, "Two lines: 4 of 4", True)):
        right, up = scale(low, high, left, left + 190), scale(low, high, 250, 60)
        ends, others = cut(first, low, high), cut(second, low, high)
        far = others[::-1] if above else [(high, low), (high, high), (low, high)]
        made.text(left, 34, title, "bold")
        made.rectangle(left, 60, 190, 190, "soft-blue")
        made.area([(right(x), up(y)) for x, y in [*ends, *far]], "soft-orange")
        for line in [ends, others][: 2 if above else 1]:
            made.lines([(right(x), up(y)) for x, y in line], "ink")
        for a, b in ROWS:
            said = first < a + b and not (above and a + b > second)
            place, one = (right(a), up(b)), a != b
            made.circle(place, 17, "line orange paper" if one else "line blue paper")
            made.text(place[0], place[1] + 6, str(int(one)), f"bold middle {'orange' if one else 'blue'}")  # fmt: skip
            if said != one:
                made.circle(place, 25, "line ink dashed")
                made.text(place[0] - 32, place[1] - 12, "wrong", "bold end")
        for value in (0, 1):
            made.text(right(value), 271, str(value), "middle faint")
            made.text(left - 8, up(value) + 6, str(value), "end faint")
        made.text(right(0.5), 271, "x1", "middle faint")
        made.text(left - 8, up(0.5) + 6, "x2", "end faint")
    for x, look, words in ((36, "soft-orange", "answer above 0.5"), (270, "soft-blue", "answer below 0.5")):  # fmt: skip
        made.rectangle(x, 294, 18, 18, look)
        made.text(x + 26, 309, words)
    return made


def draw_network() -> Drawing:
    """Section 5: the network, and where its 17 parameters are."""
    sizes = (2, 4, 1)
    made = Drawing("The 2-4-1 network and its 17 parameters", 530)
    layers = [
        [(x, 175 + 66 * (i - (size - 1) / 2)) for i in range(size)]
        for x, size in zip((70, 240, 410), sizes, strict=True)
    ]
    for x, name in ((70, "2 inputs"), (240, "4 hidden"), (410, "1 output")):
        made.text(x, 34, name, "bold middle")
    for near, far, look in zip(layers, layers[1:], ("blue", "orange"), strict=False):
        for start in near:
            for end in far:
                shown = look if (start, end) != (layers[0][1], layers[1][2]) else "blue thick"
                made.lines([start, end], shown)
    for i, place in enumerate(layers[0]):
        made.circle(place, 24, "line ink paper")
        made.text(place[0], place[1] + 6, f"x{i + 1}", "middle")
    for place, look in [*((each, "blue") for each in layers[1]), (layers[2][0], "orange")]:
        made.circle(place, 24, "line ink paper")
        made.text(place[0], place[1] + 6, "σ", "middle")
        made.rectangle(place[0] - 8, place[1] - 33, 17, 17, f"line fill-{look} {look}")
    made.rectangle(97, 198, 50, 20, "paper")
    made.text(122, 214, "[1, 2]", "blue bold middle")
    for x, name in ((240, "hidden"), (410, "output")):
        made.text(x, 320, f"z_{name}", "mono middle")
        made.text(x, 338, f"a_{name}", "mono middle")
    made.text(20, 376, "Parameters", "bold")
    made.text(355, 376, "shape", "faint end")
    made.text(455, 376, "numbers", "faint end")
    total = 0
    for i, (name, look, shape) in enumerate(
        (
            ("weights_input_hidden", "blue", sizes[:2]),
            ("bias_hidden", "blue", (1, sizes[1])),
            ("weights_hidden_output", "orange", sizes[1:]),
            ("bias_output", "orange", (1, sizes[2])),
        )
    ):
        y, count = 402 + 25 * i, shape[0] * shape[1]
        if name.startswith("bias"):
            made.rectangle(30, y - 13, 15, 15, f"line fill-{look} {look}")
        else:
            made.lines([(22, y - 5), (54, y - 5)], look)
        made.text(66, y, name, "mono")
        made.text(355, y, f"({shape[0]}, {shape[1]})", "end")
        made.text(455, y, str(count), "end")
        total += count
    made.lines([(405, 486), (458, 486)], "ink thin")
    made.text(455, 507, str(total), "bold end")
    made.lines([(22, 502), (54, 502)], "blue thick")
    made.text(66, 507, "[1, 2]: from x2 to the third neuron")
    return made


def draw_blame() -> Drawing:
    """Section 7: forward through one neuron, and the blame back."""
    x, w, b, y = 2.0, 0.5, -1.0, 1.0
    z = w * x + b
    a = sigmoid(z)
    loss, wrong = (a - y) ** 2, 2 * (a - y)
    blame = wrong * slope(z)
    made = Drawing("Forward through one neuron, and the blame back", 400)
    made.text(20, 34, "Forward: what comes out?", "bold blue")
    places = (64.0, 190.0, 308.0, 422.0)
    words = ([f"x = {show(x)}", f"w = {show(w)}", f"b = {show(b)}"], [f"z = {show(z)}"], [f"a = {show(a)}"], [f"L = {show(loss)}"])  # fmt: skip
    for place, lines in zip(places, words, strict=True):
        made.rectangle(place - 44, 54, 88, 84, "soft-blue", corner=6)
        for i, line in enumerate(lines):
            made.text(place, 101 + 24 * (i - (len(lines) - 1) / 2), line, "middle")
    for start, end, name in zip(places, places[1:], ("w·x + b", "σ", "(a − y)²"), strict=False):
        made.arrow((start + 46, 96), (end - 46, 96), "blue")
        made.text((start + end) / 2, 160, name, "middle blue")
    made.text(20, 208, "Back: who is to blame?", "bold orange")
    backs = ([f"w: {show(blame * x)}", f"b: {show(blame)}"], [f"z: {show(blame)}"], [f"a: {show(wrong)}"], ["L"])  # fmt: skip
    for place, lines in zip(places, backs, strict=True):
        made.rectangle(place - 44, 228, 88, 64, "soft-orange", corner=6)
        for i, line in enumerate(lines):
            made.text(place, 266 + 24 * (i - (len(lines) - 1) / 2), line, "middle")
    for start, end in zip(places[1:], places, strict=False):
        made.arrow((start - 46, 260), (end + 46, 260), "orange")
    for place, first, second in (
        ((places[0] + places[1]) / 2, f"w: · {show(x)}", "b: · 1"),
        ((places[1] + places[2]) / 2, f"· {show(slope(z))}", "= σ'(z)"),
        ((places[2] + places[3]) / 2, "2·(a − y)", f"= {show(wrong)}"),
    ):
        made.text(place, 316, first, "middle orange")
        made.text(place, 338, second, "middle orange")
    made.text(240, 378, f"how wrong · how sensitive = {show(wrong)} · {show(slope(z))} = {show(blame)}", "middle bold")  # fmt: skip
    return made


def height_of(place: float) -> float:
    """A landscape with two valleys."""
    return place**4 / 4 - 2 * place**2 + place + 6


def roll(start: float) -> list[float]:
    """Gradient descent on it: where the ball was, until it hardly moves."""
    places = [start]
    while len(places) < 2 or abs(places[-1] - places[-2]) > 0.001:
        at = places[-1]
        places.append(at - 0.06 * (at**3 - 4 * at + 1))
    return places


def draw_valley() -> Drawing:
    """Section 8: two balls that roll downhill, into two valleys."""
    made = Drawing("Two starts, two valleys: a local and the global minimum", 350)
    right, up = scale(-3, 3, 24, 456), scale(0, 10, 290, 50)
    curve = [(right(x), up(height_of(x))) for x in steps(-3, 2.95)]
    made.area([*curve, (curve[-1][0], 300), (curve[0][0], 300)], "soft")
    made.lines(curve, "ink")
    made.text(20, 30, "loss", "faint")
    made.text(240, 334, "← a parameter →", "middle faint")
    for start, look, name in ((0.42, "orange", "local minimum"), (-0.05, "blue", "global minimum")):
        way = roll(start)
        for at in way:
            made.circle((right(at), up(height_of(at)) - 6), 5, f"fill-{look}")
        end = way[-1]
        made.circle((right(way[0]), up(height_of(way[0])) - 14), 13, f"line {look} soft-{look}")
        made.circle((right(end), up(height_of(end)) - 14), 13, f"line fill-{look} {look}")
        made.text(right(end), up(height_of(end)) + 28, name, f"middle bold {look}")
    made.text(right(0.2), 66, "two starts", "middle")
    made.text(right(0.2), 88, "side by side", "middle")
    return made


PICTURES = {
    "rules": draw_rules,
    "bends": draw_bends,
    "vanishing": draw_vanishing,
    "lines": draw_lines,
    "network": draw_network,
    "blame": draw_blame,
    "valley": draw_valley,
}
