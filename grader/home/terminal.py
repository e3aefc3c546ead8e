"""How a student's command prints: as wide as the terminal, and in plain lines where that is asked for.

Plain lines are for screen readers and for terminals that can do little: no colour, no columns, nothing
that moves; each line is a sentence, or a name and what it is.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.console import Console

PLAIN = "XORKIT_PLAIN"


def make_console(plain: bool, stderr: bool = False) -> Console:
    """A console with the colours that the terminal has, or with none."""
    from rich.console import Console  # the warm process of a check starts before this is imported

    return Console(color_system=None if plain else "auto", highlight=False, stderr=stderr)


def say(text: str, indent: int = 0, error: bool = False) -> None:
    """Print text, wrapped at words where it goes to a terminal; indent: of its further lines."""
    click.echo(wrap(text, indent), err=error)


def wrap(text: str, indent: int = 0) -> str:
    """Text in lines as wide as the terminal; unchanged where there is none."""
    if not (sys.stdout.isatty() or "COLUMNS" in os.environ):
        return text
    from grader.reports.lines import fill

    width = make_console(plain=True).width
    return "\n".join(fill(line, width, indent) for line in text.split("\n"))
