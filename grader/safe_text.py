"""Sanitize text from submissions for display, and spell it where a terminal has few characters."""

from __future__ import annotations

import re
import unicodedata

# Control, format, direction and unassigned characters, and line separators.
HIDDEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
SPELLED = {
    "…": "...", "−": "-", "–": "-", "·": "*", "×": "x", "²": "^2", "σ": "sigma", "→": "->", "ß": "ss",
    "✓": "+", "✗": "x", "“": '"', "”": '"', "‘": "'", "’": "'", "■": "#", "�": "?",
}  # fmt: skip
# Workflow commands of GitHub and Azure runners in printed text: `::error::`, `##[group]`. A terminal
# may fold a line before the first of them.
COMMAND = re.compile(r"(?m)^[^\S\n]*:(?=:)|:(?=:[A-Za-z-]+(?: [^\n:]*)?::)|#(?=#\[|#vso\[)")


def clean(text: str, limit: int = 4000) -> str:
    """Text without control characters, terminal escapes or direction marks, at most `limit` long.

    Workflow commands are broken up by a blank.
    """
    kept = text[: limit + 1]
    if not (kept.isascii() and kept.isprintable()):
        kept = "".join(map(_show, kept))
    kept = disarm(kept)
    return kept if len(kept) <= limit else f"{kept[:limit]}…"


def disarm(text: str) -> str:
    """Insert a blank into workflow commands."""
    return COMMAND.sub(r"\g<0> ", text)


def _show(character: str) -> str:
    hidden = character not in "\n\t" and unicodedata.category(character) in HIDDEN
    return "�" if hidden else character


def spell(error: UnicodeError) -> tuple[str, int]:
    """An error handler for encoding: a character that an encoding lacks becomes ASCII of the same meaning.

    An accent is left out, and what has no spelling is a question mark. See `codecs.register_error`.
    """
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_spell, error.object[error.start : error.end])), error.end


def _spell(character: str) -> str:
    plain = unicodedata.normalize("NFKD", character).encode("ascii", "ignore").decode()
    return SPELLED.get(character) or plain or "?"


def count(number: int, singular: str, plural: str = "") -> str:
    """`1 file`, `2 files`."""
    return f"{number} {singular if number == 1 else plural or singular + 's'}"
