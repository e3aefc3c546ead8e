"""What a student sees of each wrong submission that there is: a place, a section to read, one next command."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console

from grader.assignment.spec import Assignment
from grader.intake.submission import Submission
from grader.judging.grade import Grader
from grader.judging.job import Job
from grader.oracle.mistake_table import Written
from grader.oracle.mistakes import Catalogue, read_mistakes
from grader.reports.student_screen import View, render_result
from grader.results.result import Result
from tests.cases import Case, read_cases
from tests.test_folders import FEW

SOLUTIONS = Path(__file__).parent.parent / "solutions" / "xor"
NAMES = re.findall(r'^name = "(.+)"', (SOLUTIONS / "mistakes.toml").read_text("utf-8"), re.M)
KINDS = ("fair", "hostile", "mistakes", "sample", "unseen")
# What uses up time and memory is shown as what ends is; test_hostile grades it.
CASES = [case for kind in KINDS for case in read_cases(kind) if case.group != "hostile/resources"]
MORE = (
    "sample/bela",
    "sample/gita",
    "hostile/robustness/sixteen-bits-a-character",
    "hostile/robustness/zeros-in-the-source",
)
PLACE = re.compile(r"(?:Fix first|Write next): (\w+\.py)(?: line (\d+))?, \w+\([\w, ]*\)")


@pytest.fixture(scope="module")
def home(hasty: Assignment) -> Iterator[Grader]:
    """Grading as `xorkit check` does it."""
    with Grader(Job(hasty.trusting(), None, hasty.public_seed)) as grader:
        yield grader


@pytest.fixture(scope="module")
def catalogue(xor: Assignment, reference: dict[str, str]) -> Catalogue:
    return Catalogue(xor, reference, read_mistakes(SOLUTIONS / "mistakes.toml", xor))


def show(result: Result, submission: Submission, width: int, plain: bool = False) -> str:
    out = io.StringIO()
    view = View(width=width, plain=plain, explain=True)
    Console(file=out, width=width).print(render_result(result, submission.modules, view))
    return out.getvalue()


def find_gaps(result: Result, submission: Submission) -> Iterator[str]:
    """What is missing on a screen, a line each."""
    wide = show(result, submission, 80)
    flat = " ".join(wide.split())
    if result.problem:
        if "".join(result.problem.split()) != "".join(wide.split()):  # a long name is broken
            yield "the problem is not all that is said"
        return
    place = PLACE.search(flat)
    if place is None:
        yield "no file and function"
    elif place[1].removesuffix(".py") in submission.modules and place[2] is None:
        yield "no line"
    if not re.search(r"Read: sections? \d+( and \d+)? of the handout \(README\.md\)", flat):
        yield "no section"
    command = (
        r"Next: (xorkit check [^.]*|[^:]* and run: xorkit check)( Stuck\? xorkit check --hint)?$"
    )
    if flat.count(" Next: ") != 1 or not re.search(command, flat):
        yield "no single next command at the end"
    for screen, width in ((wide, 80), (show(result, submission, 40), 40), (show(result, submission, 40, True), 40)):  # fmt: skip
        yield from (
            f"too long for {width}: {line}"
            for line in screen.splitlines()
            if cell_len(line) > width
        )
    if "\N{CHECK MARK}" in show(result, submission, 80, True):
        yield "a plain screen has a mark"


@pytest.mark.sample(*FEW, *MORE)
@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_wrong_submission_is_told_where_what_to_read_and_what_to_run(
    home: Grader, reference: dict[str, str], case: Case
) -> None:
    submission = case.fill(reference)
    result = home.grade(submission)
    if result.first_to_mend or result.problem:
        assert list(find_gaps(result, submission)) == [], show(result, submission, 80)
    else:
        assert case.group in ("sample",) or case.expectation.kept or case.group.startswith(("fair/", "hostile/"))  # fmt: skip


@pytest.mark.sample(every=60)
@pytest.mark.parametrize("name", NAMES)
def test_a_named_mistake_is_told_where_what_to_read_and_what_to_run(
    home: Grader, catalogue: Catalogue, name: str
) -> None:
    submission = Submission("someone", catalogue.sources(Written((name,))))
    result = home.grade(submission)
    assert result.first_to_mend
    assert list(find_gaps(result, submission)) == [], show(result, submission, 80)
