"""A few shapes as SVG: small files, equal on every machine, for light and dark screens.

A picture has its own background, so that it can be read wherever it is shown. Its texts are texts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape
from math import atan2, cos, sin

Point = tuple[float, float]

WIDTH = 480  # at 390 pixels, letters of 16 are still letters of 12
STYLE = """
.card { fill: #fcfcfb; stroke: #d9dce1; }
text { fill: #1b1d21; font: 16px system-ui, "Segoe UI", Roboto, "Helvetica Neue", sans-serif; }
.bold { font-weight: 700; }
.mono { font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: 14px; }
.middle { text-anchor: middle; }
.end { text-anchor: end; }
.line { fill: none; stroke-width: 2.5; stroke-linejoin: round; stroke-linecap: round; }
.thin { stroke-width: 1.2; }
.thick { stroke-width: 5; }
.dashed { stroke-dasharray: 7 5; }
.ink { stroke: #1b1d21; } .blue { stroke: #005a8d; } .orange { stroke: #a83e00; } .faint { stroke: #80868f; }
.fill-ink { fill: #1b1d21; } .fill-blue { fill: #005a8d; } .fill-orange { fill: #a83e00; }
text.blue { fill: #005a8d; stroke: none; } text.orange { fill: #a83e00; stroke: none; } text.faint { fill: #565c66; stroke: none; }
.soft-blue { fill: #d5e8f4; } .soft-orange { fill: #fae3d3; } .soft { fill: #eceef1; } .paper { fill: #fcfcfb; }
@media (prefers-color-scheme: dark) {
.card { fill: #1f2227; stroke: #3a3f47; } text { fill: #eceef1; }
.ink { stroke: #eceef1; } .blue { stroke: #6cc1f0; } .orange { stroke: #f5a468; } .faint { stroke: #8b939e; }
.fill-ink { fill: #eceef1; } .fill-blue { fill: #6cc1f0; } .fill-orange { fill: #f5a468; }
text.blue { fill: #6cc1f0; } text.orange { fill: #f5a468; } text.faint { fill: #a9b1bc; }
.soft-blue { fill: #173a50; } .soft-orange { fill: #4d3020; } .soft { fill: #32373f; } .paper { fill: #1f2227; }
}
"""


def scale(low: float, high: float, first: float, last: float) -> Callable[[float], float]:
    """What puts the numbers from `low` to `high` between two places of a picture."""
    return lambda value: first + (value - low) / (high - low) * (last - first)


def _show(number: float) -> str:
    return f"{round(number, 1) + 0.0:g}"


class Drawing:
    """A picture 480 wide on its card; each method adds a shape on top of the others.

    look: classes of the style above.
    """

    def __init__(self, title: str, height: int) -> None:
        self.title = title
        self.height = height
        self._shapes: list[str] = []
        self.rectangle(0.5, 0.5, WIDTH - 1, height - 1, "card", corner=8)

    def rectangle(self, x: float, y: float, width: float, height: float, look: str, corner: float = 0) -> None:  # fmt: skip
        self._add("rect", look, x=x, y=y, width=width, height=height, rx=corner)

    def circle(self, middle: Point, radius: float, look: str) -> None:
        self._add("circle", look, cx=middle[0], cy=middle[1], r=radius)

    def lines(self, points: Iterable[Point], look: str) -> None:
        """An open line through points."""
        self._points("polyline", points, f"line {look}")

    def area(self, points: Iterable[Point], look: str) -> None:
        """What lies within points."""
        self._points("polygon", points, look)

    def arrow(self, start: Point, end: Point, color: str, look: str = "") -> None:
        """A line with a head at its end; color: ink, blue or orange."""
        angle = atan2(end[1] - start[1], end[0] - start[0])
        neck = (end[0] - 8 * cos(angle), end[1] - 8 * sin(angle))
        self.lines([start, neck], f"{color} {look}".strip())
        sides = [
            (end[0] - 12 * cos(angle + turn), end[1] - 12 * sin(angle + turn))
            for turn in (-0.45, 0.45)
        ]
        self._points("polygon", [end, *sides], f"line {color} fill-{color} thin")

    def text(self, x: float, y: float, text: str, look: str = "") -> None:
        """A line of text that begins at x, or has its middle or its end there."""
        shown = f' class="{look}"' if look else ""
        self._shapes.append(
            f'<text{shown} x="{_show(x)}" y="{_show(y)}">{escape(text, quote=False)}</text>'
        )

    def svg(self) -> str:
        """The file."""
        head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {self.height}" width="{WIDTH}" height="{self.height}" role="img">'
        title = f"<title>{escape(self.title, quote=False)}</title>"
        return "\n".join([head, title, f"<style>{STYLE}</style>", *self._shapes, "</svg>", ""])

    def _points(self, tag: str, points: Iterable[Point], look: str) -> None:
        places = " ".join(f"{_show(x)},{_show(y)}" for x, y in points)
        self._shapes.append(f'<{tag} class="{look}" points="{places}"/>')

    def _add(self, tag: str, look: str, **numbers: float) -> None:
        places = " ".join(f'{name}="{_show(value)}"' for name, value in numbers.items())
        self._shapes.append(f'<{tag} class="{look}" {places}/>')
