"""The plots of feedback pages."""

from __future__ import annotations

import json
from collections.abc import Sequence

from grader.assignment.plots import Picture, Seen
from grader.reports import plots
from grader.reports.html import EmbeddedPlot
from grader.results.result import Result


class Gallery:
    """The pictures of feedback pages; what is the same is drawn once. failed: how many could not be."""

    def __init__(self, pictures: Sequence[Picture]) -> None:
        self._pictures = {picture.name: picture for picture in pictures}
        self._drawn: dict[tuple[str, str], EmbeddedPlot | None] = {}
        self.failed = 0

    def show(self, result: Result) -> dict[str, list[EmbeddedPlot]]:
        """The pictures of a result, by stage."""
        shown: dict[str, list[EmbeddedPlot]] = {}
        for name, seen in result.pictures.items():
            picture = self._pictures.get(name)
            if picture is None:  # the assignment has it no more
                continue
            key = name, json.dumps(seen, sort_keys=True)
            if key not in self._drawn:
                self._drawn[key] = self._draw(picture, seen)
            if drawn := self._drawn[key]:
                shown.setdefault(picture.stage, []).append(drawn)
        return shown

    def _draw(self, picture: Picture, seen: Seen) -> EmbeddedPlot | None:
        try:
            return plots.embed_plot(picture, seen)
        except Exception:  # numbers of a submission, which may be anything; its page is made
            self.failed += 1
            return None
