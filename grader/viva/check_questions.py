"""Two kinds of question: which line is behind a check, and which check notices a changed line.

Both rest on trials: the checks of a stage on the program with one line changed, as `Bench.list_ready` lists them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

import numpy as np

from grader.assignment.spec import Stage
from grader.safe_text import clean
from grader.viva.line_edits import draw_edits, quote_lines
from grader.viva.options import shuffle
from grader.viva.program import Program, Trial
from grader.viva.sheet import Fact, LineEdit, Question

TRIES = 6  # changed lines that are tried in one stage
MOST = 4  # options
LONGEST = 300  # characters of one
ENOUGH = 2  # options beside the right one


class Trials:
    """The changed lines of each stage with what came of them, tried when they are asked for."""

    def __init__(self, program: Program, random: np.random.RandomState) -> None:
        self._program = program
        self._random = random
        self._tried: dict[str, list[tuple[LineEdit, Trial]]] = {}
        self._waiting: dict[str, Iterator[LineEdit]] = {}
        self.used: set[LineEdit] = set()

    def run(self, stage: Stage) -> Iterator[tuple[LineEdit, Trial]]:
        """Those that were tried already, and then new ones; only such as some check notices."""
        program = self._program
        tried = self._tried.setdefault(stage.name, [])
        if not program.has(*stage.modules):
            return
        yield from tuple(tried)
        if stage.name not in self._waiting:
            self._waiting[stage.name] = chain.from_iterable(
                draw_edits(module, program.source(module), self._random, TRIES)
                for module in stage.modules
            )
        for edit in self._waiting[stage.name]:
            trial = program.try_checks(stage, edit)
            if trial and trial.failed:
                tried.append((edit, trial))
                yield edit, trial

    def list_askable(self, stage: Stage) -> dict[str, str]:
        """The sentences of the checks of a stage that may be asked about, by name: they pass as it is."""
        checks = self._program.checks
        names = dict.fromkeys(ready.check.name for ready in self._program.bench.list_ready(stage.name))  # fmt: skip
        return {
            name: checks[name].sentence
            for name in names
            if name in checks and checks[name].outcome == "passed"
        }


def sort_stages(program: Program, stages: Sequence[Stage]) -> list[Stage]:
    """The stages, those with long runs last: their checks take most of the time."""
    long = {ready.check.stage for ready in program.bench.grading.ready if "last" in ready.marks}
    return sorted(stages, key=lambda stage: stage.name in long)


def ask_check(
    program: Program, trials: Trials, stages: Sequence[Stage], random: np.random.RandomState
) -> Question | None:
    """Which check notices a changed line: one of the options fails then, and the others pass."""
    for stage in sort_stages(program, stages):
        sentences = trials.list_askable(stage)
        for edit, trial in trials.run(stage) if len(sentences) > 1 else ():
            failed = [name for name in sentences if name in trial.failed]
            passed = [name for name in sentences if name in trial.passed]
            if not failed or not passed or edit in trials.used:
                continue
            trials.used.add(edit)
            drawn = [passed[place] for place in random.permutation(len(passed))[: MOST - 1]]
            names, answer = shuffle([failed[random.randint(len(failed))], *drawn], random)
            others = [sentences[name] for name in failed if name not in names]
            says = f"This one fails then: {names[answer]}."
            says += (
                f" So do: {' '.join(others)}"
                if others
                else " The other three pass."
                if len(names) == MOST
                else " The rest pass."
            )
            return Question(
                "check",
                f"The marked line becomes the one below it. Which of these checks of {stage.name} fails then?",
                tuple(sentences[name] for name in names),
                answer,
                says,
                Fact(edits=(edit,), stage=stage.name, checks=names),
                code=quote_lines(program.source(edit.module), edit.line),
            )
    return None


def ask_line(
    program: Program, trials: Trials, stages: Sequence[Stage], random: np.random.RandomState
) -> Question | None:
    """Which line is behind a check: one of the changes makes it fail, and the others leave it passing."""
    for stage in sort_stages(program, stages):
        sentences = trials.list_askable(stage)
        tried: list[tuple[LineEdit, Trial]] = []
        found = None
        for edit, trial in trials.run(stage) if sentences else ():
            if edit in trials.used:
                continue
            tried.append((edit, trial))
            found = _choose(tried, sentences)
            if found and len(found[2]) >= ENOUGH:
                break
        if found:
            name, behind, others = found
            trials.used.add(behind)
            drawn = [others[place] for place in random.permutation(len(others))[: MOST - 1]]
            order, answer = shuffle([str(place) for place in range(len(drawn) + 1)], random)
            edits = tuple([behind, *drawn][int(place)] for place in order)
            trial = next(trial for edit, trial in tried if edit == behind)
            says = f"{behind.place}: with that change, {name} fails"
            says += f", alone of {len(sentences)} checks." if len(trial.failed) == 1 else "."
            return Question(
                "line",
                f"A check of {stage.name} says: “{sentences[name]}” Which of these changes makes it fail? The others do not.",
                tuple(
                    clean(f"{edit.place}: {edit.before} → {edit.after}", LONGEST) for edit in edits
                ),
                answer,
                says,
                Fact(edits=edits, stage=stage.name, checks=(name,)),
            )
    return None


def _choose(
    tried: Sequence[tuple[LineEdit, Trial]], sentences: dict[str, str]
) -> tuple[str, LineEdit, list[LineEdit]] | None:
    """A check, the one change that makes it fail, and those that leave it passing; the narrowest change first."""
    found = []
    for name in sentences:
        failing = [(len(trial.failed), place) for place, (_, trial) in enumerate(tried) if name in trial.failed]  # fmt: skip
        passing = [edit for edit, trial in tried if name in trial.passed]
        if failing and passing:
            width, place = min(failing)
            found.append((width, -len(passing), name, tried[place][0], passing))
    if not found:
        return None
    _, _, name, behind, passing = min(found, key=lambda each: each[:3])
    return name, behind, passing
