"""Audit the checks: right submissions must pass, wrong ones must fail and be named.

Each exhibit is a submission with its expected outcome. The reference gets all points; the stub and the
programs that compute nothing get none. A mistake loses points in its own stage only, and is named. An
unusual right submission loses none. Every mutant of the reference loses points, except those recorded
as equivalent. There are thousands of pairs and other ways to write a mistake: the seed draws some.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from random import Random
from typing import Literal, TypeVar

from grader.authoring.idle_programs import Answered, list_idle_programs
from grader.authoring.mutants import Mutant, mutate
from grader.authoring.record import make_stubs
from grader.diagnosis.python_errors import read_names
from grader.intake.submission import Submission
from grader.judging.grade import grade
from grader.judging.job import Job
from grader.judging.mistake_tables import find_table, list_calls
from grader.oracle.calls import Failure, Unknown
from grader.oracle.live import LiveAnswers
from grader.oracle.mistake_table import Written
from grader.oracle.mistakes import Catalogue
from grader.results.result import Result

T = TypeVar("T")
BATCH = 12
Kind = Literal[
    "reference", "stub", "do-nothing", "mistake", "variation", "pair", "correct", "mutant"
]
# Of these a seed draws some: mistakes judged in all stages and not only their own, ways, and pairs.
WHOLE, VARIATIONS, PAIRS = 24, 60, 120


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
    job: Job,
    correct: Sequence[Submission],
    equivalent: Mapping[str, str],
    executor: Executor,
    part: int = 1,
) -> Proof:
    """Grade every exhibit and compare its outcome with the expected one.

    correct: right submissions in unusual styles. equivalent: mutants that change nothing, as
    `file: line -> line`, with the reason. part: of each large set, try one in n, chosen by the seed.
    Raises `AssignmentError` if nothing can be graded.
    """
    job = replace(job, assignment=job.assignment.trusting(), table=find_table(job))
    catalogue, draw = job.catalogue(), Random(job.seed)
    first = Exhibit("reference", Submission("the reference", catalogue.reference))
    if wrong := find_problems(first, grade(job, [first.submission])[0]):
        return Proof({"reference": 1}, tuple(wrong), ())  # all else would fail in the same way
    mutants = {name_mutant(stage, mutant): (stage, mutant) for stage, mutant in _mutants(job)}
    tried = _draw(draw, [name for name in mutants if name not in equivalent], len(mutants) // part)
    mistakes = [_exhibit(catalogue, one, "mistake") for one in catalogue.singles() if not one.way]
    drawn = _draw(draw, mistakes, WHOLE // part)
    whole = [
        first,
        Exhibit("stub", Submission("the stub", _stubs(job)), "every stage"),
        *(Exhibit("do-nothing", each, "every stage") for each in _list_idle(job)),
        *drawn,
        *(Exhibit("correct", each) for each in _draw(draw, correct, -(-len(correct) // part))),
    ]
    others = [one for one in catalogue.singles() if one.way]
    partial = [
        *(each for each in _draw(draw, mistakes, len(mistakes) // part) if each not in drawn),
        *(_exhibit(catalogue, one, "variation") for one in _draw(draw, others, VARIATIONS // part)),
        *(
            _exhibit(catalogue, one, "pair")
            for one in _draw(draw, catalogue.pairs(), PAIRS // part)
        ),
        *(_show_mutant(catalogue, name, *mutants[name]) for name in tried),
    ]
    problems = [
        f"{name} is recorded as equivalent, but is no longer a mutant."
        for name in equivalent
        if name not in mutants
    ]
    alike: list[str] = []
    for exhibit, result in _grade(job, whole, partial, executor):
        problems += find_problems(exhibit, result, catalogue.mistakes)
        if exhibit.kind == "pair" and len(_recognised(result, exhibit.stage)) == 1:
            alike.append(
                f"{'+'.join(exhibit.names)} looks like {_recognised(result, exhibit.stage)[0]}"
            )
    counts = Counter[str](exhibit.kind for exhibit in [*whole, *partial])
    return Proof({**counts, "equivalent": len(equivalent)}, tuple(problems), tuple(alike))


def _show_mutant(catalogue: Catalogue, name: str, module: str, mutant: Mutant) -> Exhibit:
    sources = {**catalogue.reference, module: mutant.source}
    stage = catalogue.assignment.modules[module].name
    return Exhibit("mutant", Submission(name, sources), stage)


def _draw(draw: Random, some: Sequence[T], number: int) -> list[T]:
    return draw.sample(some, min(number, len(some)))


def _list_idle(job: Job) -> Iterator[Submission]:
    """The programs that compute nothing, in the shapes of the reference's answers."""
    answers, calls = LiveAnswers(job.catalogue()), defaultdict[str, list[Answered]](list)
    for function, arguments in list_calls(job)[1]:
        right = answers.right(function, arguments)
        if right is not Unknown and not isinstance(right, Failure):
            calls[function].append((arguments, right))
    yield from list_idle_programs(job.assignment, calls)


def _batches(exhibits: Sequence[Exhibit]) -> list[list[Exhibit]]:
    return [list(exhibits[start : start + BATCH]) for start in range(0, len(exhibits), BATCH)]


def _exhibit(catalogue: Catalogue, written: Written, kind: Kind) -> Exhibit:
    stage = catalogue.stage(catalogue.function(written))
    submission = Submission(" + ".join(written.names), catalogue.sources(written))
    return Exhibit(kind, submission, stage, written.names)


def _stubs(job: Job) -> dict[str, str]:
    stubs = make_stubs(job.assignment, job.reference or {})
    return {name.removesuffix(".py"): stub for name, stub in stubs.items()}


def _mutants(job: Job) -> Iterator[tuple[str, Mutant]]:
    for module in job.assignment.modules:
        for mutant in mutate((job.reference or {})[module]):
            yield module, mutant


def name_mutant(module: str, mutant: Mutant) -> str:
    """The name of a mutant: `area.py: return s -> return x`."""
    return f"{module}.py: {mutant.before} -> {mutant.after}"


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


def find_problems(exhibit: Exhibit, result: Result, catalogue: Container[str] = ()) -> list[str]:
    """The problems of an exhibit, as sentences; empty if there are none. catalogue: all names of mistakes."""
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
    if exhibit.kind in ("stub", "do-nothing"):
        return [f"{name} gets {result.score} points{_list_passed(result)}."] if result.score else []
    if exhibit.kind in ("reference", "correct"):
        first = result.first_to_mend
        return [f"{name} loses points at {first.name}: {first.message}"] if first else []
    if exhibit.stage not in lost:
        return [f"{name} loses no points in {exhibit.stage}."]
    if lost != {exhibit.stage}:
        return [f"{name} loses points in {', '.join(sorted(lost - {exhibit.stage}))}, too."]
    found = _recognised(result, exhibit.stage)
    if exhibit.kind in ("mistake", "variation") and not _are_named(found, exhibit.names):
        return [f"{name} is recognised as {', '.join(found) or 'nothing'}."]
    if exhibit.kind == "pair":
        # Together two mistakes may show a symptom; another mistake's name would be wrong.
        wrong = [one for one in found if one in catalogue and one not in exhibit.names]
        if len(wrong) == len(found) == 1:
            wrong = []  # one mistake with the very same answers is the simpler explanation
        said = any(check.explanation or check.diagnosis for check in result.checks)
        if wrong or not said:
            return [f"{name} is recognised as {', '.join(wrong) or 'nothing'}."]
    return []


def _are_named(found: Sequence[str], names: Sequence[str]) -> bool:
    """Whether just these names were found, and Python's own errors that they lead to."""
    return [name for name in found if name not in read_names() - {*names}] == [*names]


def _list_passed(result: Result) -> str:
    return f" at {', '.join(check.name for check in result.checks if check.outcome == 'passed')}"


def _recognised(result: Result, stage: str) -> tuple[str, ...]:
    names = [n for check in result.checks if check.stage == stage for n in check.diagnosis]
    return tuple(dict.fromkeys(names))
