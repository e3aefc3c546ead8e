"""Cases: submissions under tests/submissions/, and what is expected of each.

A case is a folder with a student's files. Cases lie in groups, as `mistakes/train`. A group's
`expected.toml` has one table for each case; its fields are those of `Expectation`. Two kinds are one
group each, and their table lies beside the folder, as `sample.toml`: the sample class, which holds
submissions and nothing else, and the right submissions of an assignment, in solutions/NAME/correct.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from grader.intake.reading import read_submission
from grader.intake.submission import Submission
from grader.results.result import Result, StageScore

SUBMISSIONS = Path(__file__).parent / "submissions"
SOLUTIONS = Path(__file__).parent.parent / "solutions"
KINDS = ("fair", "hostile", "mistakes", "sample", "unseen")
FLAT = ("correct", "sample")  # kinds without groups
EXPECTED = "expected.toml"


@dataclass(frozen=True)
class Expectation:
    """What is expected of a case.

    situation: what the student did, in a sentence.
    points: the stages that do not get full points, each with a number, "some" (more than none, less
        than all) or "lost" (less than all).
    says: for each stage, texts that its messages contain.
    never: texts that the result does not contain.
    missing: stages that are not filled in from the reference.
    mistake: the mistake's name in mistakes.toml, if it is a known one.
    names: of an unseen one, the names that are true of it; none where it only gets a statement.
    kept: whether it keeps all points, as docs/grading.md says.
    status: of the result; only a graded one has points and messages.
    problem: what a text about a submission that needs a person contains.
    """

    situation: str
    points: Mapping[str, int | str] = field(default_factory=dict)
    says: Mapping[str, Sequence[str]] = field(default_factory=dict)
    never: Sequence[str] = ()
    missing: Sequence[str] = ()
    mistake: str = ""
    names: Sequence[str] = ()
    kept: bool = False
    status: str = "graded"
    problem: str = ""


@dataclass(frozen=True)
class Case:
    """One submission. group: its folder's folder, as `mistakes/train`."""

    name: str
    group: str
    folder: Path
    expectation: Expectation

    def __str__(self) -> str:
        return f"{self.group}/{self.name}"

    @property
    def path(self) -> Path:
        """What the student handed in: a folder or an archive."""
        archive = self.folder / "submission.zip"
        return archive if archive.is_file() else self.folder

    def fill(self, reference: Mapping[str, str]) -> Submission:
        """The submission, with the reference for each stage that it does not have."""
        found = read_submission(self.path)
        left = {*self.expectation.missing, *found.unreadable}
        rest = {stage: source for stage, source in reference.items() if stage not in left}
        return replace(found, student=str(self), modules={**rest, **found.modules})


def read_cases(kind: str, root: Path = SUBMISSIONS) -> list[Case]:
    """The cases of a kind that have both a folder and an expectation, by name."""
    cases = [
        Case(name, group.relative_to(root).as_posix(), group / name, Expectation(**table))
        for group in _find_groups(root / kind)
        for name, table in _read_tables(group).items()
        if (group / name).is_dir()
    ]
    return sorted(cases, key=lambda case: (case.name, case.group))


def find_mismatches(root: Path = SUBMISSIONS) -> list[str]:
    """Folders without an expectation and expectations without a folder, a sentence each."""
    known = {*KINDS, "sample.toml"}
    problems = [
        f"{entry.name} is not a kind" for entry in root.iterdir() if entry.name not in known
    ]
    for kind in KINDS:
        for group in _find_groups(root / kind):
            problems += compare_folders(group, group.relative_to(root).as_posix())
    return problems


def compare_folders(group: Path, place: str) -> list[str]:
    """The same for one group; `place` is how the sentences name it."""
    folders = {entry.name for entry in group.iterdir() if entry.is_dir()}
    tables = _read_tables(group).keys()
    return [
        *([] if tables else [f"{place} has no {EXPECTED}"]),
        *(f"{place}/{EXPECTED} has no [{name}]" for name in sorted(folders - tables)),
        *(f"{place}/{name} is not a folder" for name in sorted(tables - folders)),
    ]


def find_surprises(case: Case, result: Result) -> Iterator[str]:
    """Where a result differs from what is expected, a line each."""
    wanted = case.expectation
    known = {stage.name for stage in result.stages}
    yield from (f"there is no stage {name}" for name in {*wanted.points, *wanted.says} - known)
    if result.status != wanted.status:
        yield f"expected {wanted.status}, got {result.status}"
        return
    if wanted.problem not in result.problem:
        yield f"{wanted.problem!r} is not in {result.problem!r}"
    if result.status != "graded":
        return
    for stage in result.stages:
        points = wanted.points.get(stage.name, stage.points)
        if not _fits(stage, points):
            yield f"{stage.name}: expected {points}, got {stage.score}"
    for name, texts in wanted.says.items():
        messages = [check.message for check in result.checks if check.stage == name]
        for text in texts:
            if not any(text in message for message in messages):
                yield f"{name}: no message has {text!r}"


def show_losses(result: Result) -> list[tuple[str, str, str, str]]:
    """The checks that did not pass: name, outcome, diagnosis, message."""
    return [
        (check.name, check.outcome, ",".join(check.diagnosis), check.message[:500])
        for check in result.checks
        if check.outcome != "passed"
    ]


def _find_groups(kind: Path) -> list[Path]:
    return [kind] if kind.name in FLAT else sorted(kind.iterdir())


def _read_tables(group: Path) -> dict[str, dict[str, Any]]:
    file = group.with_suffix(".toml") if group.name in FLAT else group / EXPECTED
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}


def _fits(stage: StageScore, points: float | str) -> bool:
    if stage.score is None:
        return False
    if points == "some":
        return 0 < stage.score < stage.points
    return stage.score < stage.points if points == "lost" else stage.score == points
