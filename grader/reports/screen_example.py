"""The smallest example on a screen: what is given, and each step with the first one that differs marked."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from grader.reports.lines import NARROW, fill
from grader.results.example import Example, Step


def render_example(example: Example, plain: bool, width: int) -> Text:
    """An example in lines of at most `width` columns, with a column for the names where there is room."""
    narrow = width < NARROW
    text = Text.assemble(
        ("\nThe smallest example on which it is wrong: ", "bold"), example.call, "\n"
    )
    for name, value in example.given:
        text.append(f"\n{name}: {value}" if plain else f"\n  {name} = {value}")
    text.append("\n")
    names = max((len(step.name) for step in example.steps), default=0)
    for step in example.steps:
        first = step is example.first_difference
        if plain:
            text.append(f"\n{' '.join(_tell(step, first))}")
            continue
        indent = 4 if narrow else names + 4
        head = f"  {step.name} = " if narrow else f"  {step.name:<{names}}  "
        apart = f"\n{' ' * indent}" if narrow else "   "
        how = f"{apart}({step.says})" if step.says else ""
        for line in f"{head}{step.right}{how}".split("\n"):
            text.append(f"\n{fill(line, width, indent)}")
        if step.yours:
            said = f"yours: {step.yours}" if step.differs else "yours too"
            text.append(f"\n{' ' * indent}{said}", "red" if step.differs else "green")
        if first:
            text.append(f"{apart}<- the first that differs", "bold red")
    return text


def _tell(step: Step, first: bool) -> Iterator[str]:
    yield f"{step.name}: {step.right}{f' ({step.says})' if step.says else ''}."
    if step.yours:
        yield f"Yours: {step.yours}." if step.differs else "Yours too."
    if first:
        yield "This is the first that differs."
