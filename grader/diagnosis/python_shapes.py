"""Shapes that do not fit: which array has which, and which the handout gives it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from grader.assignment.spec import Assignment
from grader.errors import Frame, Operand, Raised

NAME = "shapes-do-not-fit"
SHAPE = re.compile(r"\((?:-?\d+,?)*\)")
CORE = re.compile(r"\(size (\d+) is different from (\d+)\)")
RESHAPE = re.compile(r"cannot reshape array of size (\d+) into shape \(")
# A name, or an entry of a dict by its text; perhaps transposed.
ARRAY = re.compile(r"""^(?:np\.transpose\()?(?:\w+\[["'](\w+)["']\]|(\w+))\)?(\.T)?$""")
LONGEST = 45  # characters of an operand in a sentence
PRODUCT = "A matrix product needs as many columns on the left as rows on the right: "
PAIR = "Entry by entry, two arrays need the same shape, or a side of 1: "


def explain(error: Raised, frame: Frame, assignment: Assignment) -> tuple[str, str] | None:
    """The name and the sentences for shapes that do not fit."""
    if error.type not in ("ValueError", "TypeError"):
        return None
    said = _explain(error.message, frame)
    return (NAME, " ".join([said, *_quote_handout(frame, assignment)])) if said else None


def _explain(message: str, frame: Frame) -> str:
    left, right = _find(frame, "left"), _find(frame, "right")
    shapes = [text.replace(",)", ")").replace(",", ", ") for text in SHAPE.findall(message)]
    shapes = [re.sub(r"^\((\d+)\)$", r"(\1,)", shape) for shape in shapes]
    if match := RESHAPE.search(message):
        return (
            f"The {match[1]} entries of this array do not fill the shape {shapes[0]}: "
            "the sides of a new shape must multiply to the same number."
        )
    if "not aligned" in message and len(shapes) == 2:
        return PRODUCT + _hold(left, right, shapes)
    if core := CORE.search(message):
        known = [str(o.shape) if o and o.kind == "array" else "" for o in (left, right)]
        known = [known[0] or f"{core[2]} columns wide", known[1] or f"{core[1]} rows high"]
        return PRODUCT + _hold(left, right, known)
    if "non-broadcastable output" in message and len(shapes) == 2:
        name = _text(left, "the array on the left")
        return (
            f"A change in place keeps the shape of an array: {name} is {shapes[0]}, "
            f"and what it should take has the shape {shapes[1]}."
        )
    if "could not be broadcast together" in message:
        return PAIR + _hold(left, right, shapes if len(shapes) == 2 else ["one", "another"])
    if "could not broadcast input" in message and len(shapes) == 2:
        return (
            f"The values on the right have the shape {shapes[0]}, and the place on the left "
            f"that should take them has the shape {shapes[1]}."
        )
    if "except for the concatenation axis" in message:
        return "Arrays can be joined along one side only where all their other sides have equal lengths."
    return ""


def _find(frame: Frame, role: str) -> Operand | None:
    return next((each for each in frame.operands if each.role == role), None)


def _text(operand: Operand | None, otherwise: str) -> str:
    short = operand and len(operand.text) <= LONGEST and operand.text.count(" ") < 4
    return operand.text if operand and short else otherwise


def _hold(left: Operand | None, right: Operand | None, shapes: list[str]) -> str:
    one, other = _text(left, "the first array"), _text(right, "the second array")
    return f"on the left {one} is {shapes[0]}, on the right {other} is {shapes[1]}."


def _quote_handout(frame: Frame, assignment: Assignment) -> Iterator[str]:
    """What the handout says the arrays of this operation are, where it names them."""
    operands = [each for each in frame.operands if each.role in ("left", "right")]
    told = dict(filter(None, (_look_up(each, frame, assignment) for each in operands)))
    if told:
        parts = [f"{name} has the shape ({', '.join(sides)})" for name, sides in told.items()]
        yield f"In the handout, {' and '.join(parts)}."


def _look_up(
    operand: Operand, frame: Frame, assignment: Assignment
) -> tuple[str, tuple[str, ...]] | None:
    """An array's name in the handout, and the words for its sides."""
    words = assignment.words
    match = ARRAY.match(operand.text)
    if not match:
        return None
    turned = bool(match[3]) or operand.text.startswith("np.transpose(")
    source = re.match(r"""^\w+\["(\w+)"\]$""", operand.alias)
    names = [source[1] if source else "", _name_entry(operand.alias, frame, assignment)]
    for name in (*names, match[1], match[2]):
        if name and name in words.shapes:
            sides = [words.sides.get(side, side) for side in words.shapes[name]]
            return name + (".T" if turned else ""), tuple(sides[::-1] if turned else sides)
    return None


def _name_entry(alias: str, frame: Frame, assignment: Assignment) -> str:
    """The handout's name of an entry of a tuple that another function returned: `cache[1]`."""
    match = re.match(r"^(\w+)\[(\d+)\]$", alias)
    names = name_entries(match[1], frame, assignment) if match else ()
    return names[int(match[2])] if match and int(match[2]) < len(names) else ""


def name_entries(text: str, frame: Frame, assignment: Assignment) -> tuple[str, ...]:
    """The handout's names for what a function returns, by its call or an argument that it made."""
    function = assignment.functions.get(frame.function)
    makers = {function.parameters[m.place]: m.function for m in function.made} if function else {}
    return assignment.words.returns.get(makers.get(text, text.partition("(")[0]), ())
