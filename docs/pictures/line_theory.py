"""The pictures of the theory of line. Each number in a picture is worked out here."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from svg import Drawing, Point, scale

SIZES, LAND_PRICES = (1000.0, 1500.0, 2000.0), (230_000.0, 305_000.0, 380_000.0)  # section 6
BENT = ((1000, 200_000), (2000, 350_000), (3000, 450_000), (4000, 500_000))  # section 13


def show(number: float) -> str:
    """A number as the handout writes it."""
    return f"{number:g}".replace("-", "−")


def draw_squares() -> Drawing:
    """Section 3: two errors, their squares, and the mean of the squares."""
    targets, guesses = (2, 4), (3, 1)
    made = Drawing("Two errors and their squares", 400)
    right, up = scale(0, 7, 50, 450), scale(0, 5, 330, 44)
    unit = right(1) - right(0)
    made.text(20, 30, "price", "faint")
    made.lines([(right(0), up(5)), (right(0), up(0)), (right(7), up(0))], "faint thin")
    for price in range(1, 6):
        made.text(right(0) - 10, up(price) + 5, str(price), "end faint")
    for place, target, guess in zip((1.2, 3.6), targets, guesses, strict=True):
        error = target - guess
        low = min(target, guess)
        side = abs(error)
        made.rectangle(
            right(place), up(low + side), unit * side, up(low) - up(low + side), "soft-orange"
        )
        made.lines([(right(place), up(target)), (right(place), up(guess))], "orange")
        made.text(
            right(place) + unit * side / 2,
            up(low + side / 2) + 6,
            f"{error * error}",
            "middle orange bold",
        )
        made.circle((right(place), up(target)), 7, "fill-blue")
        made.circle((right(place), up(guess)), 7, "line ink paper")
        made.text(right(place) - 12, up(low + side / 2) + 6, f"error {show(error)}", "end orange")
    made.circle((60, 360), 7, "fill-blue")
    made.text(76, 366, "the price", "blue")
    made.circle((180, 360), 7, "line ink paper")
    made.text(196, 366, "what the neuron says")
    squares = [(target - guess) ** 2 for target, guess in zip(targets, guesses, strict=True)]
    mean = sum(squares) / len(squares)
    made.text(
        20, 390, f"loss = ({squares[0]} + {squares[1]}) / {len(squares)} = {show(mean)}", "bold"
    )
    return made


def draw_blame() -> Drawing:
    """Section 4: forward through the neuron for one house, and the blame back."""
    x, y, w, b = 2.0, 4.0, 1.0, 0.5
    z = x * w + b
    loss, blame = (z - y) ** 2, 2 * (z - y)
    made = Drawing("Forward for one house, and the blame back", 372)
    made.text(20, 34, "Forward: what comes out?", "bold blue")
    places = (80.0, 250.0, 410.0)
    words = ([f"x = {show(x)}", f"w = {show(w)}", f"b = {show(b)}"], [f"z = {show(z)}"], [f"L = {show(loss)}"])  # fmt: skip
    for place, lines in zip(places, words, strict=True):
        made.rectangle(place - 52, 54, 104, 84, "soft-blue", corner=6)
        for i, line in enumerate(lines):
            made.text(place, 101 + 24 * (i - (len(lines) - 1) / 2), line, "middle")
    for start, end, name in zip(places, places[1:], ("x·w + b", f"(z − {show(y)})²"), strict=False):
        made.arrow((start + 54, 96), (end - 54, 96), "blue")
        made.text((start + end) / 2, 160, name, "middle blue")
    made.text(20, 206, "Back: how fast does L change?", "bold orange")
    backs = ([f"w: {show(blame * x)}", f"b: {show(blame)}"], [f"z: {show(blame)}"], ["L"])
    for place, lines in zip(places, backs, strict=True):
        made.rectangle(place - 52, 226, 104, 64, "soft-orange", corner=6)
        for i, line in enumerate(lines):
            made.text(place, 264 + 24 * (i - (len(lines) - 1) / 2), line, "middle")
    for start, end in zip(places[1:], places, strict=False):
        made.arrow((start - 54, 258), (end + 54, 258), "orange")
    made.text((places[0] + places[1]) / 2, 314, f"w: · x = {show(x)}", "middle orange")
    made.text((places[0] + places[1]) / 2, 336, "b: · 1", "middle orange")
    made.text((places[1] + places[2]) / 2, 314, f"2·(z − {show(y)})", "middle orange")
    made.text((places[1] + places[2]) / 2, 336, f"= {show(blame)}", "middle orange")
    return made


def descend(rate: float, start: float, count: int) -> list[float]:
    """Weights on the way down a valley whose height is the square of the weight."""
    places = [start]
    for _ in range(count):
        places.append(places[-1] - rate * 2 * places[-1])
    return places


def draw_rates() -> Drawing:
    """Section 5: steps that are too small, right, and too large."""
    made = Drawing("Steps with a small, a good and a large learning rate", 250)
    for i, (name, rate, count) in enumerate((("too small", 0.02, 8), ("good", 0.3, 5), ("too large", 1.06, 6))):  # fmt: skip
        left = 20 + 152 * i
        right, up = scale(-1.35, 1.35, left, left + 136), scale(0, 1.82, 190, 50)
        made.text(left + 68, 34, name, "middle bold")
        made.rectangle(left, 44, 136, 152, "soft", corner=4)
        curve = [(right(x / 50), up((x / 50) ** 2)) for x in range(-67, 68)]
        made.lines(curve, "ink")
        way: list[Point] = [
            (right(at), up(at * at))
            for at in descend(rate, 0.9 if rate > 1 else -1.2, count)
            if abs(at) <= 1.35
        ]
        made.lines(way, "orange thin")
        for place in way:
            made.circle(place, 4, "fill-orange")
        made.circle(way[0], 7, "line orange soft-orange")
        made.text(left + 68, 218, ("crawls", "arrives", "climbs out")[i], "middle orange")
    made.text(240, 240, "← the weight →", "middle faint")
    return made


def train_raw(steps: Sequence[int], rate: float) -> list[tuple[float, float]]:
    """Weight and bias for square feet and dollars after some numbers of steps, from 0.

    Gradient descent on a square is linear: what is missing shrinks along each axis of the valley.
    """
    x, y = np.array(SIZES), np.array(LAND_PRICES)
    table = np.array([[np.mean(x * x), np.mean(x)], [np.mean(x), 1.0]])
    best = np.linalg.solve(table, np.array([np.mean(x * y), np.mean(y)]))
    steep, axes = np.linalg.eigh(table)
    missing = axes.T @ -best
    found = [best + axes @ ((1 - 2 * rate * steep) ** count * missing) for count in steps]
    return [(float(weight), float(bias)) for weight, bias in found]


def draw_cliff() -> Drawing:
    """Sections 6 and 7: the valley for raw numbers and for scaled ones, with the way down."""
    made = Drawing("The valley before and after scaling", 360)
    steps = (0, 10_000, 1_000_000, 100_000_000, 300_000_000)
    left, up = scale(0, 250, 40, 225), scale(0, 100_000, 270, 60)
    made.text(20, 34, "Raw numbers", "bold")
    made.rectangle(40, 60, 185, 210, "soft")
    x, y = np.array(SIZES), np.array(LAND_PRICES)
    for shift in (-30, -15, 0, 15, 30):  # the floor is the best weight for each bias
        ends = [
            (float(np.mean(x * (y - bias)) / np.mean(x * x)) + shift, bias)
            for bias in (0.0, 100_000.0)
        ]
        made.lines(
            [(left(weight), up(bias)) for weight, bias in ends], "faint thin" if shift else "ink"
        )
    way = train_raw(steps, 2e-7)
    made.lines([(left(weight), up(bias)) for weight, bias in way], "orange")
    for place, count in zip(way, ("0", "", "1 million", "100 million", "300 million"), strict=True):
        at = (left(place[0]), up(place[1]))
        made.circle(at, 5, "fill-orange")
        made.text(at[0] - 10, at[1] + (20 if count.startswith("100 ") else -6), count, "end orange")
    made.text(132, 290, "weight", "middle faint")
    made.text(20, 54, "bias", "faint")
    right, high = scale(-1.4, 1.4, 270, 455), scale(-1.4, 1.4, 257.5, 72.5)
    made.text(262, 34, "Scaled", "bold")
    made.rectangle(270, 60, 185, 210, "soft")
    for radius in (0.3, 0.6, 0.9, 1.2):
        circle = [
            (right(radius * np.cos(a)), high(radius * np.sin(a)))
            for a in np.linspace(0, 2 * np.pi, 60)
        ]
        made.lines([(float(x), float(y)) for x, y in circle], "faint thin")
    places = [0.8**count for count in range(21)]  # what is missing, at rate 0.1
    points = [(right(-at), high(0)) for at in places]
    made.lines(points, "orange")
    for point in points:
        made.circle(point, 4, "fill-orange")
    made.text(points[0][0], points[0][1] - 12, "0", "middle orange")
    made.text(points[-1][0] + 12, points[-1][1] - 10, f"{len(points) - 1} steps", "orange")
    made.text(362, 290, "weight", "middle faint")
    made.text(20, 322, f"Raw: {steps[-1]:,} steps along the flat floor.")
    made.text(
        20,
        346,
        f"Scaled: {len(points) - 1} steps, {0.8 ** (len(points) - 1):.2f} of the way is left.",
    )
    return made


def draw_bent() -> Drawing:
    """Section 13: prices on a bend, and the best line."""
    sizes, prices = (
        np.array([size for size, _ in BENT], float),
        np.array([price for _, price in BENT], float),
    )
    slope, start = np.polyfit(sizes, prices, 1)
    made = Drawing("Prices on a bend, and the best line", 340)
    right, up = scale(0, 5000, 56, 450), scale(0, 600_000, 280, 50)
    made.text(20, 34, "price", "faint")
    made.lines([(right(0), up(600_000)), (right(0), up(0)), (right(5000), up(0))], "faint thin")
    for price in (200_000, 400_000, 600_000):
        made.text(right(0) - 8, up(price) + 6, f"{price // 1000}", "end faint")
    made.lines([(right(x), up(start + slope * x)) for x in (0, 5000)], "orange")
    for size, price in BENT:
        best = start + slope * size
        made.lines([(right(size), up(price)), (right(size), up(best))], "ink thin")
        made.circle((right(size), up(price)), 7, "fill-blue")
        side = 26 if price < best else -14
        made.text(right(size), up(price) + side, f"{price / 1000:.0f}", "middle blue")
        made.text(
            right(size),
            up(best) + (-12 if price < best else 26),
            f"{best / 1000:.0f}",
            "middle orange",
        )
        made.text(right(size), 300, str(size), "middle faint")
    made.text(right(2500), 326, "size in square feet; prices in thousands", "middle faint")
    return made


PICTURES = {
    "squares": draw_squares,
    "blame": draw_blame,
    "rates": draw_rates,
    "cliff": draw_cliff,
    "bent": draw_bent,
}
