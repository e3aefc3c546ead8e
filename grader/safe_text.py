"""Text that came from a submission, made safe to show."""

from __future__ import annotations

import re
import unicodedata

# What the runners of GitHub and Azure take for a command in what is printed: `::error::`, `##[group]`.
# Control, format and direction marks, what has no meaning; and separators that some take for a line's end.
HIDDEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
COMMAND = re.compile(r"(?m)^[^\S\n]*:(?=:)|#(?=#\[|#vso\[)")


def clean(text: str, limit: int = 4000) -> str:
    """Text without control characters, terminal escapes or direction marks, at most `limit` long.

    What a workflow would take for a command is taken apart by a blank.
    """
    kept = text[: limit + 1]
    if not (kept.isascii() and kept.isprintable()):
        kept = "".join(map(_show, kept))
    kept = disarm(kept)
    return kept if len(kept) <= limit else f"{kept[:limit]}…"


def disarm(text: str) -> str:
    """The same, with a blank in what a workflow would take for a command."""
    return COMMAND.sub(r"\g<0> ", text)


def _show(character: str) -> str:
    hidden = character not in "\n\t" and unicodedata.category(character) in HIDDEN
    return "�" if hidden else character


def count(number: int, singular: str, plural: str = "") -> str:
    """`1 file`, `2 files`."""
    return f"{number} {singular if number == 1 else plural or singular + 's'}"
