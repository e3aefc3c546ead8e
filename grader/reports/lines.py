"""Lines as wide as a screen, broken between words only; and a list of names, each with what it is."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

NARROW = 60  # columns; below, what is said of a name has lines of its own


def fill(text: str, width: int, indent: int = 0) -> str:
    """Text in lines of at most `width` columns; indent: of its further lines."""
    return textwrap.fill(
        text,
        width,
        subsequent_indent=" " * indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def render_list(entries: Sequence[tuple[str, str, str]], plain: bool, width: int) -> str:
    """A line or more for each name, its note (or "") and what it is; plain: without columns."""
    return "\n".join(_list_lines(entries, plain, width))


def _list_lines(entries: Sequence[tuple[str, str, str]], plain: bool, width: int) -> Iterator[str]:
    names, notes = (max((len(entry[place]) for entry in entries), default=0) for place in (0, 1))
    for name, note, text in entries:
        head = f"{name:<{names}}  {note:<{notes}}  " if notes else f"{name:<{names}}  "
        if plain:
            yield fill(f"{', '.join(filter(None, (name, note)))}: {text}", width)
        elif width < NARROW:
            yield head.rstrip()
            yield fill(f"  {text}", width, 2)
        else:
            yield fill(head + text, width, len(head))
