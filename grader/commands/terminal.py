"""How a student's command prints: as wide as the terminal, and in plain lines where that is asked for.

Plain lines are for screen readers and for terminals that can do little: no colour, no columns, nothing
that moves; each line is a sentence, or a name and what it is.
"""

from __future__ import annotations

import os
import sys

import click
from rich.console import Console

from grader.reports.lines import fill

PLAIN = "XORKIT_PLAIN"
plain_option = click.option(
    "--plain",
    is_flag=True,
    envvar=PLAIN,
    callback=lambda *given: given[-1] or os.environ.get("TERM") == "dumb",
    help="Print plain lines, for a screen reader.  [default: if TERM is dumb or XORKIT_PLAIN is 1]",
)


def make_console(plain: bool, stderr: bool = False) -> Console:
    """A console with the colours that the terminal has, or with none."""
    return Console(color_system=None if plain else "auto", highlight=False, stderr=stderr)


def say(text: str, indent: int = 0, error: bool = False) -> None:
    """Print text, wrapped at words where it goes to a terminal; indent: of its further lines."""
    click.echo(wrap(text, indent), err=error)


def wrap(text: str, indent: int = 0) -> str:
    """Text in lines as wide as the terminal; unchanged where there is none."""
    if not (sys.stdout.isatty() or "COLUMNS" in os.environ):
        return text
    return "\n".join(fill(line, Console().width, indent) for line in text.split("\n"))
