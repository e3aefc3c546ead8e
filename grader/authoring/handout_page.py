"""Renders a handout's text as README.html: one page to read in a browser and to print.

It has no script, asks for nothing over the network, and shows HTML in the text as text. Pictures are
files beside it, in `images/`.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Collection, Iterator, Sequence
from hashlib import sha256
from html import escape
from itertools import pairwise
from pathlib import Path
from string import Template
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token

from grader.assignment.images import IMAGES, read_images
from grader.assignment.spec import Assignment
from grader.errors import AssignmentError

TEXT = "README.md"
PAGE = "README.html"
TEMPLATES = Path(__file__).parent / "templates"
SCROLLS = 'tabindex="0"'  # what is too wide is scrolled with the arrow keys, too
LONG = 30  # characters in a cell that is kept from becoming narrow
ALIGNED = re.compile(r"text-align:(\w+)")


def render_handout_page(assignment: Assignment) -> str:
    """The page of an assignment's README.md.

    Raises `AssignmentError` if it is no UTF-8, or if a picture is missing or has no alternative text.
    """
    tokens = read_text(assignment)
    headings = list(_link_headings(tokens))
    _set_cells(tokens)
    # The title stands above the contents.
    cut = 3 if tokens and (tokens[0].type, tokens[0].tag) == ("heading_open", "h1") else 0
    title = headings[0][2] if cut else assignment.title
    style = (TEMPLATES / "handout_page.css").read_text(encoding="utf-8")
    return Template((TEMPLATES / "handout_page.html").read_text(encoding="utf-8")).substitute(
        title=escape(title),
        heading=_render(tokens[:cut]) or f"<h1>{escape(title)}</h1>",
        hash=b64encode(sha256(style.encode()).digest()).decode(),
        style=style,
        contents="".join(
            f'<li><a href="#{name}">{escape(text)}</a></li>\n'
            for tag, name, text in headings
            if tag == "h2"
        ),
        text=_render(tokens[cut:]),
    )


def read_text(assignment: Assignment) -> list[Token]:
    """The handout's text, parsed, with every picture there; raises `AssignmentError` otherwise."""
    file = assignment.folder / TEXT
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise AssignmentError(
            f"{file} cannot be read ({error.strerror}). Write the handout's text there."
        ) from error
    except UnicodeDecodeError as error:
        raise AssignmentError(f"{file} is not UTF-8. Save it as UTF-8.") from error
    tokens = _parser().parse(text)
    _check_pictures(tokens, file, text.splitlines(), read_images(assignment.folder))
    return tokens


def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def _render(tokens: Sequence[Token]) -> str:
    parser = _parser()
    parser.add_render_rule("fence", _render_code)
    parser.add_render_rule("code_block", _render_code)
    parser.add_render_rule("table_open", _open_table)
    parser.add_render_rule("table_close", _close_table)
    return str(parser.renderer.render(tokens, parser.options, {}))


def _render_code(_: object, tokens: Sequence[Token], place: int, *__: object) -> str:
    return f"<pre {SCROLLS}><code>{escape(tokens[place].content)}</code></pre>\n"


def _open_table(*_: object) -> str:
    return f'<div class="scroll" role="group" aria-label="Table" {SCROLLS}><table>\n'


def _close_table(*_: object) -> str:
    return "</table></div>\n"


def _link_headings(tokens: Sequence[Token]) -> Iterator[tuple[str, str, str]]:
    """Give each heading an anchor, and make it a link to itself; its tag, anchor and text."""
    used: set[str] = set()
    for start, inside in pairwise(tokens):
        if start.type != "heading_open":
            continue
        children = inside.children or []
        text = "".join(each.content for each in children).strip()
        name = _name_anchor(text, used)
        start.attrSet("id", name)
        if not any(each.type == "link_open" for each in children):
            link = Token("link_open", "a", 1, attrs={"href": f"#{name}"})
            inside.children = [link, *children, Token("link_close", "a", -1)]
        yield start.tag, name, text


def _name_anchor(text: str, used: set[str]) -> str:
    """The anchor that GitHub gives such a heading; the second of a name ends in -1."""
    plain = re.sub(r"[^\w\- ]", "", text.lower()).replace(" ", "-") or "section"
    name = next(
        name for name in (plain, *(f"{plain}-{n}" for n in range(1, 10_000))) if name not in used
    )
    used.add(name)
    return name


def _set_cells(tokens: Sequence[Token]) -> None:
    """Name sides and long texts by classes, since the page allows no style of a cell; an empty heading is a cell."""
    for start, inside, end in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if start.type not in ("th_open", "td_open"):
            continue
        side = ALIGNED.search(str(start.attrs.pop("style", "")))
        if looks := [
            *([side[1]] if side else []),
            *(["long"] if len(inside.content) > LONG else []),
        ]:
            start.attrSet("class", " ".join(looks))
        if not inside.content:
            start.tag = end.tag = "td"
        elif start.tag == "th":
            start.attrSet("scope", "col")


def _check_pictures(
    tokens: Sequence[Token], file: Path, lines: Sequence[str], images: Collection[str]
) -> None:
    for token in tokens:
        for child in token.children or []:
            if child.type == "image":
                name = unquote(str(child.attrs["src"]))
                if problem := _judge_picture(name, child.content, images, file.parent):
                    first, end = token.map or (0, 0)
                    line = next((n for n in range(first, end) if name in lines[n]), first)
                    raise AssignmentError(f"{file} line {line + 1}: {problem}")


def _judge_picture(name: str, alt: str, images: Collection[str], folder: Path) -> str:
    """What is wrong with a picture of the text; empty if nothing is."""
    if not name.startswith(f"{IMAGES}/"):
        return f"The picture {name} is not in {IMAGES}/. Put it there, and write ![…]({IMAGES}/NAME)."  # fmt: skip
    if name not in images:
        return f"The picture {name} is missing. Put it into {folder / IMAGES}, or take it out of the text."  # fmt: skip
    if not alt.strip():
        return f"The picture {name} has no alternative text. Say what it shows: ![…]({name})."
    return ""
