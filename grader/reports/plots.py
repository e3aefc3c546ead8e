"""Render plots in light and dark themes, as PNG, SVG or GIF. No submission runs here.

Figures are made without pyplot, so that no display is needed and none is opened.
"""

from __future__ import annotations

import io
import logging
import textwrap
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any, Literal

from grader.assignment.plots import Picture, Seen
from grader.optional_imports import load_extra
from grader.reports import html

DPI = 144
MOVING_DPI, PAGE_DPI = 90, 110
LINE = 78  # characters per title line, for a figure of 7.2 inches
FRAME = 120  # milliseconds
LAST = 2000  # and of the last one
Kind = Literal["png", "svg"]


@dataclass(frozen=True)
class Theme:
    """Colours that people who see few colours can tell apart (Okabe and Ito, 2008), on light or dark.

    one, zero: colours of the two answers. marks: colours of further lines, in order.
    """

    name: str
    paper: str
    ink: str
    faint: str
    one: str
    zero: str
    marks: tuple[str, ...]
    between: str
    """The middle of the scale from zero to one."""
    settings: Mapping[str, Any] = field(default_factory=dict)

    @property
    def scale(self) -> Any:
        """From the colour of zero over the middle to that of one."""
        colors = load_extra("matplotlib.colors", "plot")
        return colors.LinearSegmentedColormap.from_list(
            self.name, [self.zero, self.between, self.one]
        )

    def entitle(self, figure: Any, title: str, below: str = "") -> None:
        """Set the title of the figure and a line below it."""
        room = int(LINE * figure.get_figwidth() / 7.2)
        said = "\n".join(textwrap.wrap(title, room - 12))
        figure.suptitle(said, x=0.01, ha="left", size=12.5, weight="bold", color=self.ink)
        if below:
            figure.supxlabel(
                "\n".join(textwrap.wrap(below, int(room * 1.35))),
                x=0.01,
                ha="left",
                size=9,
                color=self.faint,
            )


def _settle(paper: str, ink: str, faint: str) -> dict[str, Any]:
    return {
        "font.family": ["DejaVu Sans"],  # bundled with matplotlib
        "font.size": 9.5,
        "text.color": ink,
        "axes.labelcolor": ink,
        "axes.edgecolor": faint,
        "axes.facecolor": paper,
        "axes.titlesize": 10,
        "axes.titlelocation": "left",
        "axes.spines.top": False,
        "axes.spines.right": False,
        "figure.facecolor": paper,
        "savefig.facecolor": paper,
        "xtick.color": ink,
        "ytick.color": ink,
        "legend.frameon": False,
        "legend.labelcolor": ink,
        "lines.linewidth": 1.8,
        "svg.hashsalt": "xorkit",  # reproducible output
        "path.simplify": True,
    }


LIGHT = Theme(
    "light", "#ffffff", "#1b1d21", "#5d636d", "#0072b2", "#d55e00",
    ("#0072b2", "#d55e00", "#007f5f", "#8f5a86"), "#f4f1ea",
    settings=_settle("#ffffff", "#1b1d21", "#5d636d"),
)  # fmt: skip
DARK = Theme(
    "dark", "#17191d", "#eceef1", "#a3abb7", "#56b4e9", "#f08a3c",
    ("#56b4e9", "#f08a3c", "#2fc39a", "#d79bcb"), "#24272d",
    settings=_settle("#17191d", "#eceef1", "#a3abb7"),
)  # fmt: skip


def draw_figure(picture: Picture, seen: Seen, theme: Theme) -> Any:
    """A matplotlib figure; raises `XorkitError` if matplotlib is not installed."""
    figures = load_extra("matplotlib.figure", "plot")
    with _styled(theme):
        figure = figures.Figure(figsize=picture.size, layout="constrained")
        picture.draw(figure, seen, theme)
    return figure


def render_plot(
    picture: Picture, seen: Seen, theme: Theme, kind: Kind = "png", dpi: int = DPI
) -> bytes:
    """One still picture as a file; the same numbers give the same bytes."""
    figure = draw_figure(picture, seen, theme)
    file = io.BytesIO()
    unsaid = {"Date": None, "Creator": None} if kind == "svg" else {"Software": None}
    with _styled(theme):
        figure.savefig(file, format=kind, dpi=dpi, metadata=unsaid)
    return file.getvalue()


def render_frames(picture: Picture, seen: Seen, theme: Theme, dpi: int = DPI) -> list[bytes]:
    """Each frame of a moving picture as a PNG."""
    return [render_plot(picture, frame, theme, dpi=dpi) for frame in seen["frames"]]


def animate(frames: Sequence[bytes]) -> bytes:
    """PNG frames as a looping GIF that pauses on the last frame."""
    images = load_extra("PIL.Image", "plot")
    opened = [images.open(io.BytesIO(frame)).convert("RGB") for frame in frames]
    # One palette for all frames avoids flicker.
    palette = opened[-1].quantize(255)
    first, *others = [image.quantize(palette=palette, dither=0) for image in opened]
    file = io.BytesIO()
    durations = [FRAME] * len(others) + [LAST]
    first.save(file, "gif", save_all=True, append_images=others, duration=durations, loop=0)
    return file.getvalue()


def _styled(theme: Theme) -> AbstractContextManager[Any]:
    # Suppress the warning about an unwritable font cache.
    logging.getLogger("matplotlib").setLevel(logging.ERROR)
    matplotlib = load_extra("matplotlib", "plot")
    context: AbstractContextManager[Any] = matplotlib.rc_context(dict(theme.settings))
    return context


def require() -> None:
    """Raise `XorkitError` if matplotlib is not installed."""
    for module in ("matplotlib", "PIL", "jinja2"):
        load_extra(module, "plot")


def embed_plot(picture: Picture, seen: Seen) -> html.EmbeddedPlot:
    """A picture for a page, in both themes; the browser chooses."""
    light, dark = (
        html.embed(render_plot(picture, seen, theme, dpi=PAGE_DPI)) for theme in (LIGHT, DARK)
    )
    return html.EmbeddedPlot(light, dark, picture.sees)


def describe(picture: Picture, seen: Seen) -> str:
    """What a picture shows, in words: its title and the line below it; of a moving one, the last title."""
    last = seen["frames"][-1] if picture.moving else seen
    figure = draw_figure(picture, last, LIGHT)
    said = (" ".join(text.split()) for text in (figure.get_suptitle(), figure.get_supxlabel()))
    return " ".join(f"{text.rstrip('.')}." for text in said if text)


def make_files(picture: Picture, seen: Seen, theme: Theme) -> dict[str, bytes]:
    """A picture as files, by their names: PNG and SVG; of a moving one, GIF and a page that plays it."""
    if not picture.moving:
        kinds: tuple[Kind, ...] = ("png", "svg")
        return {f"{picture.name}.{kind}": render_plot(picture, seen, theme, kind) for kind in kinds}
    frames = render_frames(picture, seen, theme, MOVING_DPI)
    captions = [str(frame["caption"]) for frame in seen["frames"]]
    page = html.render_player(picture.sees, frames, captions)
    return {f"{picture.name}.gif": animate(frames), f"{picture.name}.html": page.encode()}
