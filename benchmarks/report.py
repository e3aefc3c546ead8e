"""Figures into README.md, between the markers of their name; everything around them stays."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Iterable, Sequence
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

README = Path(__file__).with_name("README.md")


def fill(name: str, text: str) -> None:
    """Put text between `<!-- name -->` and `<!-- /name -->`, and show it."""
    start, end = f"<!-- {name} -->", f"<!-- /{name} -->"
    before, rest = README.read_text(encoding="utf-8").split(start)
    _, after = rest.split(end)
    README.write_text(f"{before}{start}\n\n{text.strip()}\n\n{end}{after}", encoding="utf-8")
    print(text)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown: the first column to the left, the others to the right."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def describe_machine(*packages: str) -> str:
    """What this was measured on, and what with; the load tells whether it was idle."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    kernel = ".".join(platform.release().split(".")[:2])
    said = ", ".join(f"{name} {number}" for name in packages if (number := _version(name)))
    return (
        f"Measured {date.today():%Y-%m-%d}: {os.cpu_count()} cores of {_processor()}, {memory:.0f} GB, "
        f"Linux {kernel}, Python {platform.python_version()}, {said}. "
        f"Load average when it began: {os.getloadavg()[0]:.2f}."
    )


def _processor() -> str:
    found = re.search(r"^model name\s*: (.+)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    return found[1] if found else platform.machine()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
