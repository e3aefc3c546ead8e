"""A student's own progress, kept beside the modules as text. No grade depends on it."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from pathlib import Path

from grader.assignment.points import add
from grader.assignment.spec import fingerprint
from grader.atomic_files import write_whole
from grader.errors import OutputError
from grader.results.result import Check, Result
from grader.results.row import StageScore

FILE = Path(".xorkit", "progress.json")
BYTES = 1_000_000  # a longer file is not ours
LINES = 5  # changed lines that are named


@dataclass(frozen=True)
class StageHistory:
    """What is known of a stage.

    last, best: points. worked: when all points were there last (ISO 8601), with the texts of the
    stage's modules and the digests of all modules at that time.
    """

    last: float = 0
    best: float = 0
    worked: str = ""
    sources: Mapping[str, str] = field(default_factory=dict)
    digests: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class History:
    """Progress by stage.

    hint: the problem that the last hint was about; steps: how many were shown. predicted: the
    experiments that were run, each with the prediction.
    """

    stages: Mapping[str, StageHistory] = field(default_factory=dict)
    hint: str = ""
    steps: int = 1
    predicted: Mapping[str, int] = field(default_factory=dict)

    def count_steps(self, check: Check, asked: bool) -> int:
        """How many steps of a hint to show: one, and one more each time that somebody asks."""
        known = self.steps if self.hint == name_problem(check) else 1
        return known + 1 if asked else 1


def name_problem(check: Check) -> str:
    """The same as long as the problem is."""
    return " ".join([check.name, *check.diagnosis])


def read_history(folder: Path) -> History:
    """The history in a folder; an empty one where there is none that can be read."""
    try:
        with (folder / FILE).open("rb") as file:
            data = json.loads(file.read(BYTES))
        stages = {str(name): StageHistory(**entry) for name, entry in data["stages"].items()}
        predicted = {str(name): int(said) for name, said in data["predicted"].items()}
        history = History(stages, str(data["hint"]), int(data["steps"]), predicted)
        return history if all(map(_is_sound, stages.values())) else History()
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return History()


def _is_sound(stage: StageHistory) -> bool:
    if stage.worked:
        datetime.fromisoformat(stage.worked)
    kinds = ((int, float), (int, float), (str,), (dict,), (dict,))
    return all(
        type(value) in kind for value, kind in zip(asdict(stage).values(), kinds, strict=True)
    )


def write_history(folder: Path, history: History) -> None:
    """Keep a history; where the folder cannot be written, nothing is kept."""
    with suppress(OutputError):
        write_whole(folder / FILE, json.dumps(asdict(history), indent=1).encode())


def update_history(
    history: History, result: Result, sources: Mapping[str, str], now: datetime
) -> History:
    """The history after a check of some stages or all."""
    digests = {name: fingerprint({name: source}) for name, source in sources.items()}
    stages = dict(history.stages)
    for stage in _list_judged(result):
        known = stages.get(stage.name, StageHistory())
        known = replace(known, last=stage.score or 0, best=max(known.best, stage.score or 0))
        if stage.score == stage.points:
            own = result.assignment.stage(stage.name).modules
            texts = {module: sources.get(module, "") for module in own}
            known = replace(known, worked=now.isoformat(), sources=texts, digests=digests)
        stages[stage.name] = known
    return replace(history, stages=stages)


def _list_judged(result: Result) -> list[StageScore]:
    """The stages that were checked and came to a verdict; what waits has none."""
    waiting = {check.stage for check in result.checks if check.waits_for}
    return [
        stage
        for stage in result.stages
        if result.checks_of(stage.name)
        and stage.score is not None
        and (stage.name not in waiting or stage.score == stage.points)
    ]


def list_news(
    history: History, result: Result, sources: Mapping[str, str], now: datetime
) -> Iterator[str]:
    """What has changed since the last check, in sentences."""
    new: list[str] = []
    gained: list[float] = []
    for stage in _list_judged(result):
        known = history.stages.get(stage.name, StageHistory())
        score = stage.score or 0
        if score == stage.points and known.last < score:
            new.append(stage.name)
            gained.append(score - known.last)
        elif score < known.best == stage.points and known.worked:
            yield f"{stage.name} was right {_say_time(known.worked, now)}. {_say_changes(known, sources)}"
        elif score > known.last:
            yield f"{stage.name}: +{add([score, -known.last])} points."
    if new:
        verb = "is" if len(new) == 1 else "are"
        yield f"New: {', '.join(new)} {verb} right: +{add(gained)} points."


def _say_time(worked: str, now: datetime) -> str:
    then = datetime.fromisoformat(worked)
    day = "" if then.date() == now.date() else f"on {then:%Y-%m-%d} "
    return f"{day}at {then:%H:%M}"


def _say_changes(known: StageHistory, sources: Mapping[str, str]) -> str:
    """Which lines of the stage's files have changed since it worked, else which other files have."""
    said = []
    for module, text in known.sources.items():
        if lines := _list_changed_lines(text, sources.get(module, "")):
            shown = ", ".join(map(str, lines[:LINES])) + (", …" if len(lines) > LINES else "")
            said.append(
                f"Changed since in {module}.py: line{'s' if len(lines) > 1 else ''} {shown}."
            )
    if said:
        return " ".join(said)
    others = [
        f"{name}.py"
        for name, digest in known.digests.items()
        if fingerprint({name: sources.get(name, "")}) != digest
    ]
    changed = ", ".join(others)
    return f"Changed since: {changed}." if changed else "Nothing has changed since in your files."


def _list_changed_lines(before: str, after: str) -> list[int]:
    """The lines of a text that are new or come right after a deleted one, from 1."""
    matcher = difflib.SequenceMatcher(None, before.splitlines(), after.splitlines(), autojunk=False)
    changed = [block for block in matcher.get_opcodes() if block[0] != "equal"]
    return [
        line + 1 for _, _, _, start, end in changed for line in range(start, max(end, start + 1))
    ]
