"""The pictures of the theory of attention. Each number in a picture is worked out here."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from math import exp, log
from pathlib import Path
from typing import Any

import numpy as np
from svg import Drawing

WORD = "dabac"
SCORES = ((0.5, 1.2, 0.1, 2.0), (0.3, 0.3, 0.9, 0.4), (1.0, 0.0, 1.0, 3.0), (0.2, 0.2, 0.2, 0.2))
ROOT = Path(__file__).resolve().parents[2]


def show(number: float) -> str:
    """A number as the handout writes it."""
    return f"{round(number, 4) + 0.0:g}".replace("-", "−")


def share(scores: Sequence[float]) -> list[float]:
    """Shares that add up to 1, of a row of scores."""
    powers = [exp(score - max(scores)) for score in scores]
    return [power / sum(powers) for power in powers]


@cache
def train() -> tuple[Any, Any]:
    """What each place of the word looks at, and what is said, before and after the handout's run."""
    for folder in (ROOT / "assignments" / "attention", ROOT / "solutions" / "attention"):
        sys.path.insert(0, str(folder))
    copying, head = import_module("copying"), import_module("attention")
    params = copying.initialize_params(42)
    trained, _ = import_module("train").train(copying.sequences, copying.targets, params, 3.0, 400)
    word = copying.encode(WORD)
    return head.forward(word, params), head.forward(word, trained)


def _draw_letters(made: Drawing, y: float, word: str, look: str) -> list[float]:
    places = [72 + 84 * i for i in range(len(word))]
    for x, letter in zip(places, word, strict=True):
        made.rectangle(x - 26, y - 26, 52, 52, look, corner=6)
        made.text(x, y + 6, letter, "middle bold")
    return [float(x) for x in places]


def draw_looks() -> Drawing:
    """Section 1: what each place should say, and where it finds it."""
    made = Drawing("Each position says the letter before it", 268)
    made.text(20, 34, "the word", "faint")
    places = _draw_letters(made, 76, WORD, "soft-blue")
    said = WORD[0] + WORD[:-1]
    _draw_letters(made, 200, said, "soft-orange")
    for i, x in enumerate(places):
        made.arrow((places[max(i - 1, 0)], 104), (x, 170), "orange")
    made.text(20, 250, "what the head should say: the letter before", "faint")
    return made


def draw_shares() -> Drawing:
    """Section 2: scores, and the shares that the softmax makes of them."""
    made = Drawing("The softmax makes shares of scores; only differences count", 330)
    for i, scores in enumerate(((0.0, 1.0, 2.0), (1000.0, 1001.0, 1002.0))):
        top = 30 + 150 * i
        made.text(20, top + 4, "scores", "faint")
        made.text(190, top + 4, "shares", "faint")
        for k, (score, part) in enumerate(zip(scores, share(scores), strict=True)):
            y = top + 18 + 34 * k
            made.text(120, y + 18, show(score), "end")
            made.arrow((132, y + 12), (178, y + 12), "ink")
            made.rectangle(190, y, 210, 24, "soft")
            made.rectangle(190, y, 210 * part, 24, "fill-orange")
            made.text(410, y + 18, f"{part:.4f}", "orange")
    return made


def draw_mask() -> Drawing:
    """Section 4: scores, the same with the later places hidden, and the shares."""
    size = len(SCORES)
    made = Drawing("Scores, masked scores and shares", 232)
    for i, name in enumerate(("scores", "masked", "shares")):
        left = 12 + 156 * i
        made.text(left + 72, 34, name, "middle bold")
        for row in range(size):
            parts = share(SCORES[row][: row + 1]) + [0.0] * (size - row - 1)
            for column in range(size):
                x, y = left + 36 * column, 50 + 36 * row
                later = column > row and i > 0
                strong = i == 2 and parts[column] >= 0.4
                look = "soft" if later else "soft-orange" if strong else "soft-blue"
                made.rectangle(x + 1, y + 1, 34, 34, look, corner=3)
                word = f"{parts[column]:.2f}" if i == 2 else f"{SCORES[row][column]:.1f}"
                if later:
                    word = "−∞" if i == 1 else "0"
                made.text(x + 18, y + 23, word, "mono middle")
    made.text(20, 222, "a row: who looks; a column: at whom", "faint")
    return made


def draw_blame() -> Drawing:
    """Section 7: the smallest head, forward and back, for its second position."""
    key, value, target = log(3), 4.0, 4.0
    shares = share((0.0, key))
    output = shares[0] * value
    wrong = 2 * (output - target) / 2  # the loss is a mean over two elements
    blames = [wrong * value, wrong * 0.0]
    average = shares[0] * blames[0] + shares[1] * blames[1]
    scores = [part * (blame - average) for part, blame in zip(shares, blames, strict=True)]
    made = Drawing("The smallest head: forward, and the blame back", 420)
    places = (70.0, 188.0, 306.0, 416.0)
    forward = (["0", show(key)], [show(part) for part in shares], [show(output)], [show((output - target) ** 2 / 2)])  # fmt: skip
    back: list[list[str]] = [[show(each) for each in scores], [show(each) for each in blames], [show(wrong)], []]  # fmt: skip
    names = ("scores", "shares", "output", "loss")
    made.text(20, 34, "Forward: position 1 looks at places 0 and 1", "bold blue")
    for place, name, lines in zip(places, names, forward, strict=True):
        made.text(place, 64, name, "middle faint")
        made.rectangle(place - 42, 74, 84, 70, "soft-blue", corner=6)
        for i, line in enumerate(lines):
            made.text(place, 115 + 26 * (i - (len(lines) - 1) / 2), line, "middle")
    for start, end, name in zip(places, places[1:], ("softmax", "· values 4, 0", "error²/2"), strict=False):  # fmt: skip
        made.arrow((start + 44, 109), (end - 44, 109), "blue")
        made.text((start + end) / 2, 166, name, "middle blue")
    made.text(20, 214, "Back: who is to blame?", "bold orange")
    for place, lines in zip(places, back, strict=True):
        made.rectangle(place - 42, 232, 84, 70, "soft-orange", corner=6)
        for i, line in enumerate(lines or ["L"]):
            made.text(place, 273 + 26 * (i - (max(len(lines), 1) - 1) / 2), line, "middle")
    for start, end in zip(places[1:], places, strict=False):
        made.arrow((start - 44, 267), (end + 44, 267), "orange")
    made.text((places[1] + places[2]) / 2, 326, "· values", "middle orange")
    made.text((places[2] + places[3]) / 2, 326, "· 2 / 2", "middle orange")
    made.text((places[0] + places[1]) / 2, 326, "− average", "middle orange")
    made.text(20, 366, f"average = {show(shares[0])}·({show(blames[0])}) + {show(shares[1])}·{show(blames[1])} = {show(average)}", "orange")  # fmt: skip
    made.text(20, 396, f"score 0: {show(shares[0])}·({show(blames[0])} − ({show(average)})) = {show(scores[0])}", "bold")  # fmt: skip
    return made


def draw_learned() -> Drawing:
    """Section 8: where each place looks, before and after the training."""
    made = Drawing("Where each position looks, before and after training", 300)
    for i, (name, found) in enumerate(zip(("at the start", "after 400 steps"), train(), strict=True)):  # fmt: skip
        left, table, output = 44 + 234 * i, found[3], found[4]
        made.text(left + 90, 34, name, "middle bold")
        for row, letter in enumerate(WORD):
            y = 70 + 36 * row
            made.text(left - 8, y + 24, letter, "end")
            made.text(left + 36 * row + 18, 64, letter, "middle faint")
            for column in range(len(WORD)):
                x, part = left + 36 * column, float(table[row, column])
                made.rectangle(x + 1, y + 1, 34, 34, "soft", corner=3)
                side = 34 * np.sqrt(part)
                if column <= row:
                    made.rectangle(x + 18 - side / 2, y + 18 - side / 2, float(side), float(side), "fill-orange")  # fmt: skip
            said = "abcd"[int(np.argmax(output[row]))]
            made.text(left + 186, y + 24, said, "bold blue")
    made.text(20, 284, "rows look at columns; blue: the letter that is said", "faint")
    return made


PICTURES = {
    "looks": draw_looks,
    "shares": draw_shares,
    "mask": draw_mask,
    "blame": draw_blame,
    "learned": draw_learned,
}
