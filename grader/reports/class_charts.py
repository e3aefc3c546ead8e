"""Class charts: measured from an `Overview`, drawn like the pictures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from grader.assignment.plots import Picture, Seen
from grader.optional_imports import load_extra
from grader.reports.class_view import ClassSummary
from grader.reports.plots import Theme

BARS = 20
OUTCOMES = ("passed", "failed", "skipped", "broken")


def measure_scores(view: ClassSummary) -> Seen:
    """Measure the distribution of points."""
    counts, edges = np.histogram(view.scores, bins=min(BARS, view.points), range=(0, view.points))
    return {"counts": counts, "edges": edges, "middle": np.median(view.scores)}


def draw_scores(figure: Any, seen: Seen, theme: Theme) -> None:
    """Draw a histogram of points."""
    axes = figure.subplots()
    counts, edges = np.asarray(seen["counts"]), np.asarray(seen["edges"])
    axes.bar(edges[:-1], counts, np.diff(edges) * 0.92, align="edge", color=theme.one)
    axes.axvline(seen["middle"], color=theme.zero, lw=2)
    axes.set(xlabel="points", ylabel="students", xlim=(edges[0], edges[-1]))
    axes.yaxis.get_major_locator().set_params(integer=True)
    axes.annotate(
        f" half have {seen['middle']:g} or more", (seen["middle"], 1), color=theme.zero,
        xycoords=("data", "axes fraction"), va="top",
        ha="left" if seen["middle"] < edges[-1] * 0.6 else "right",
    )  # fmt: skip
    whole = int(sum(counts))
    theme.entitle(figure, f"The points of {whole} students")


def measure_stages(view: ClassSummary) -> Seen:
    """Stage by stage: the share with all points, with some, with none."""
    shares = []
    for place, points in enumerate(view.stage_points):
        scores = [row.stages[place] or 0 for row in view.rows]
        whole = sum(score == points for score in scores)
        none = sum(score == 0 for score in scores)
        shares.append([whole, len(scores) - whole - none, none])
    return {"stages": view.stages, "counts": shares, "students": len(view.rows)}


def draw_stages(figure: Any, seen: Seen, theme: Theme) -> None:
    """Draw a stacked bar per stage."""
    axes = figure.subplots()
    at, start = np.arange(len(seen["stages"])), np.zeros(len(seen["stages"]))
    styles: tuple[tuple[str, Mapping[str, Any]], ...] = (
        ("all points", {"color": theme.one}),
        ("some", {"color": theme.between, "edgecolor": theme.ink, "hatch": "..", "lw": 0.6}),
        ("none", {"color": theme.zero}),
    )
    for (label, style), counts in zip(styles, np.asarray(seen["counts"]).T, strict=True):
        axes.barh(at, counts, 0.7, left=start, label=label, **style)
        start = start + counts
    axes.set_yticks(at, seen["stages"])
    axes.invert_yaxis()
    axes.set(xlabel="students", xlim=(0, seen["students"]))
    axes.legend(ncols=3, loc="lower left", bbox_to_anchor=(0, 1.0), borderaxespad=0.2)
    whole = [counts[0] for counts in seen["counts"]]
    hardest = int(np.argmin(whole))
    theme.entitle(
        figure,
        f"{seen['stages'][hardest]} is hardest: {whole[hardest]} of {seen['students']} have all points",
    )


def measure_map(view: ClassSummary) -> Seen:
    """The outcome of each check for each student, the best students first."""
    best = sorted(range(len(view.rows)), key=lambda place: -view.rows[place].score)
    codes = [[OUTCOMES.index(row[place]) for place in best] for row in view.outcomes]
    labels = [f"{check.name.removeprefix('test_').replace('_', ' ')}" for check in view.checks]
    return {"codes": codes, "checks": labels, "stages": [check.stage for check in view.checks]}


def draw_map(figure: Any, seen: Seen, theme: Theme) -> None:
    """Draw a row per check and a column per student."""
    to_rgba_array = load_extra("matplotlib.colors", "plot").to_rgba_array
    axes = figure.subplots()
    codes = np.asarray(seen["codes"])
    colors = to_rgba_array([theme.one, theme.zero, theme.faint, theme.ink])
    axes.imshow(colors[codes], aspect="auto", interpolation="nearest")
    axes.set_yticks(np.arange(len(codes)), seen["checks"], size=8)
    axes.tick_params(axis="y", length=0)
    axes.set_xlabel("students, those with most points first")
    axes.xaxis.get_major_locator().set_params(integer=True)
    for place in range(1, len(codes)):
        same = seen["stages"][place] == seen["stages"][place - 1]
        axes.axhline(place - 0.5, color=theme.paper, lw=0.4 if same else 3)
    names = (("passed", theme.one), ("failed", theme.zero), ("not judged yet", theme.faint), ("broken", theme.ink))  # fmt: skip
    for label, color in names:
        axes.bar(0, 0, color=color, label=label)
    axes.set(xlim=(-0.5, codes.shape[1] - 0.5), ylim=(len(codes) - 0.5, -0.5))
    axes.legend(ncols=4, loc="lower left", bbox_to_anchor=(0, 1.0), borderaxespad=0.2)
    hardest = int(np.argmin((codes == 0).sum(axis=1)))
    theme.entitle(
        figure,
        f"Check by check, student by student: fewest pass “{seen['checks'][hardest]}”",
    )


def make_class_charts(view: ClassSummary) -> tuple[Picture, ...]:
    """The class charts; the last one's height depends on the number of checks."""
    height = 1.6 + 0.21 * len(view.checks)
    return (
        Picture("scores", "distribution of points", measure_scores, draw_scores, (7.2, 3.4)),
        Picture("stages", "stages: right, partly right, wrong", measure_stages, draw_stages, (7.2, 3.2)),
        Picture("map", "every check and every student", measure_map, draw_map, (10.0, height)),
    )  # fmt: skip
