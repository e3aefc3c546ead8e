"""Audit the checks: right submissions must pass, wrong ones must fail and be named.

Each exhibit is a submission with its expected outcome. The reference gets all points, the stub
none. A mistake loses points in its own stage only, and is named. An unusual right submission
loses none. Every mutant of the reference loses points, except those recorded as equivalent.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from grader.authoring.mutants import Mutant, mutate
from grader.authoring.record import make_stubs
from grader.diagnosis.python_errors import read_names
from grader.errors import AssignmentError
from grader.intake.reading import read_submission
from grader.intake.submission import Submission
from grader.judging.grade import Job, grade
from grader.oracle.mistakes import Catalogue, Variant
from grader.results.result import Result

BATCH = 12
Kind = Literal["reference", "stub", "mistake", "variation", "pair", "correct", "mutant"]


@dataclass(frozen=True)
class Exhibit:
    """A submission with its expected outcome.

    stage: where it must lose points (empty: nowhere); names: the mistakes it must be named as.
    """

    kind: Kind
    submission: Submission
    stage: str = ""
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Proof:
    """The number of exhibits by kind, and a sentence for each problem.

    alike: pairs recognised as only one of the two mistakes.
    """

    counts: Mapping[str, int]
    problems: tuple[str, ...]
    alike: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether there is no problem."""
        return not self.problems


def audit(
    job: Job, correct: Sequence[Submission], equivalent: Mapping[str, str], executor: Executor
) -> Proof:
    """Grade every exhibit and compare its outcome with the expected one.

    correct: right submissions in unusual styles. equivalent: mutants that change nothing, as
    `file: line -> line`, with the reason. Raises `AssignmentError` if nothing can be graded.
    """
    job = replace(job, assignment=job.assignment.trusting())  # all of these are trusted
    catalogue = job.catalogue()
    mutants = {name_mutant(stage, mutant): (stage, mutant) for stage, mutant in _mutants(job)}
    whole = [
        Exhibit("reference", Submission("the reference", catalogue.reference)),
        Exhibit("stub", Submission("the stub", _stubs(job)), "every stage"),
        *(_exhibit(catalogue, variant, "mistake") for variant in _first(catalogue.singles())),
        *(Exhibit("correct", submission) for submission in correct),
    ]
    partial = [
        *(_exhibit(catalogue, variant, "variation") for variant in _others(catalogue.singles())),
        *(_exhibit(catalogue, variant, "pair") for variant in catalogue.pairs()),
        *(
            Exhibit(
                "mutant", Submission(name, {**catalogue.reference, stage: mutant.source}), stage
            )
            for name, (stage, mutant) in mutants.items()
            if name not in equivalent
        ),
    ]
    problems = [
        f"{name} is recorded as equivalent, but is no longer a mutant."
        for name in equivalent
        if name not in mutants
    ]
    alike: list[str] = []
    for exhibit, result in _grade(job, whole, partial, executor):
        problems += find_problems(exhibit, result)
        if exhibit.kind == "pair" and len(_recognised(result, exhibit.stage)) == 1:
            alike.append(
                f"{'+'.join(exhibit.names)} looks like {_recognised(result, exhibit.stage)[0]}"
            )
    counts = Counter[str](exhibit.kind for exhibit in [*whole, *partial])
    return Proof({**counts, "equivalent": len(equivalent)}, tuple(problems), tuple(alike))


def _batches(exhibits: Sequence[Exhibit]) -> list[list[Exhibit]]:
    return [list(exhibits[start : start + BATCH]) for start in range(0, len(exhibits), BATCH)]


def _exhibit(catalogue: Catalogue, variant: Variant, kind: Kind) -> Exhibit:
    stage = catalogue.assignment.functions[variant.function].module
    submission = Submission(" + ".join(variant.names), catalogue.sources(variant))
    return Exhibit(kind, submission, stage, variant.names)


def _first(variants: Sequence[Variant]) -> list[Variant]:
    return list({variant.names: variant for variant in reversed(variants)}.values())[::-1]


def _others(variants: Sequence[Variant]) -> list[Variant]:
    first = _first(variants)
    return [variant for variant in variants if variant not in first]


def _stubs(job: Job) -> dict[str, str]:
    stubs = make_stubs(job.assignment, job.reference or {})
    return {name.removesuffix(".py"): stub for name, stub in stubs.items()}


def _mutants(job: Job) -> Iterator[tuple[str, Mutant]]:
    for stage in job.assignment.stages:
        for mutant in mutate((job.reference or {})[stage.name]):
            yield stage.name, mutant


def name_mutant(stage: str, mutant: Mutant) -> str:
    """The name of a mutant: `sigmoid.py: return s -> return x`."""
    return f"{stage}.py: {mutant.before} -> {mutant.after}"


def _grade(
    job: Job, whole: Sequence[Exhibit], partial: Sequence[Exhibit], executor: Executor
) -> Iterator[tuple[Exhibit, Result]]:
    """Grade complete submissions by all checks, the others by the checks of their stage."""
    batches = [(job, some) for some in _batches(whole)]
    for stage in job.assignment.stages:
        mine = [exhibit for exhibit in partial if exhibit.stage == stage.name]
        own = replace(job, only=(stage.name,))
        batches += [(own, some) for some in _batches(mine)]
    futures = [executor.submit(grade, one, [e.submission for e in some]) for one, some in batches]
    for (_, some), future in zip(batches, futures, strict=True):
        yield from zip(some, future.result(), strict=True)


def find_problems(exhibit: Exhibit, result: Result) -> list[str]:
    """The problems of an exhibit, as sentences; empty if there are none."""
    name = f"{exhibit.kind} {exhibit.submission.student}"
    broken = [check for check in result.checks if check.outcome == "broken"]
    if broken:
        return [f"{name}: the check {broken[0].name} is broken: {broken[0].message}"]
    graded = {check.stage for check in result.checks}
    lost = {
        stage.name
        for stage in result.stages
        if stage.name in graded and stage.score != stage.points
    }
    if exhibit.kind == "stub":
        return [f"{name} gets {result.score} points."] if result.score else []
    if exhibit.kind in ("reference", "correct"):
        first = result.first_to_mend
        return [f"{name} loses points at {first.name}: {first.message}"] if first else []
    if exhibit.stage not in lost:
        return [f"{name} loses no points in {exhibit.stage}."]
    if lost != {exhibit.stage}:
        return [f"{name} loses points in {', '.join(sorted(lost - {exhibit.stage}))}, too."]
    found = _recognised(result, exhibit.stage)
    if exhibit.kind in ("mistake", "variation") and found != exhibit.names:
        return [f"{name} is recognised as {', '.join(found) or 'nothing'}."]
    if exhibit.kind == "pair" and not (
        found and set(found) <= {*exhibit.names, "raises", *read_names()}
    ):
        return [f"{name} is recognised as {', '.join(found) or 'nothing'}."]
    return []


def _recognised(result: Result, stage: str) -> tuple[str, ...]:
    names = [n for check in result.checks if check.stage == stage for n in check.diagnosis]
    return tuple(dict.fromkeys(names))


def read_equivalent(file: Path) -> dict[str, str]:
    """Equivalent mutants with their reasons; empty if the file is missing."""
    try:
        entries = tomllib.loads(file.read_text(encoding="utf-8")).get("mutant", [])
        return {str(entry["mutant"]): str(entry["reason"]) for entry in entries}
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, KeyError, UnicodeDecodeError) as error:
        raise AssignmentError(
            f"{file}: each [[mutant]] needs a mutant and a reason ({error})."
        ) from error


def read_correct(folder: Path, reference: Mapping[str, str]) -> list[Submission]:
    """Right submissions, one per folder; missing modules come from the reference."""
    if not folder.is_dir():
        return []
    found = [read_submission(entry) for entry in sorted(folder.iterdir()) if entry.is_dir()]
    return [replace(each, modules={**reference, **each.modules}) for each in found]
