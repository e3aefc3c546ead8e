"""Self-contained HTML pages: one file each, no network, no external scripts or styles.

The content security policy allows only the page's own style and script, by hash. The template
engine escapes every text.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from grader.optional_imports import load_extra

NONE = "'none'"
TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True)
class EmbeddedPlot:
    """A picture in light and dark themes, as data URIs; alt: the text alternative."""

    light: str
    dark: str
    alt: str


def embed(content: bytes) -> str:
    """A PNG as a data URI."""
    return f"data:image/png;base64,{b64encode(content).decode()}"


def render_page(template: str, script: str = "", **values: Any) -> str:
    """A page from a template; raises `XorkitError` if the template engine is not installed.

    script: the file beside the template that the page runs, if any.
    """
    safe = load_extra("markupsafe", "plot").Markup
    style, code = (_read(name) if name else "" for name in ("page.css", script))
    policy = "; ".join(
        [
            f"default-src {NONE}",
            "img-src data:",
            f"style-src {_hash(style)}",
            f"script-src {_hash(code) if code else NONE}",
            f"base-uri {NONE}",
            f"form-action {NONE}",
        ]
    )
    page = _engine().get_template(template)
    # Both are files of ours.
    made = page.render(policy=policy, style=safe(style), script=safe(code), **{"wide": False, **values})  # fmt: skip
    return str(made)


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


@cache
def _read(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


@cache
def _engine() -> Any:
    jinja = load_extra("jinja2", "plot")
    return jinja.Environment(
        loader=jinja.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render_player(title: str, frames: Sequence[bytes], captions: Sequence[str]) -> str:
    """An animation as a page with a play button and a slider."""
    return render_page(
        "player.html",
        "player.js",
        title=title,
        frames=[embed(frame) for frame in frames],
        captions=captions,
    )


def render_class(view: Any, links: Mapping[str, str], pictures: Sequence[EmbeddedPlot], notes: Sequence[str], groups: Any = None) -> str:  # fmt: skip
    """The page of a class, from its `ClassSummary`; links: each student's page; groups: what nobody named."""
    absent = [other.student for other in view.others if other.why == "missing"]
    return render_page("class.html", "class.js", view=view, links=links, pictures=pictures, notes=notes, absent=absent, groups=groups, wide=True)  # fmt: skip
