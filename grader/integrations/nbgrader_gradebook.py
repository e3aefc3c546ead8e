"""nbgrader: write the assignment into a course, and scores and comments into its gradebook.

Only automatic scores and comments are written. Manual ones from formgrader are other database
columns and stay unchanged.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from grader.assignment.points import add
from grader.assignment.spec import Assignment
from grader.atomic_files import write_whole
from grader.errors import OutputError
from grader.integrations.nbgrader_notebook import check_cell, make, solution_cell, write_beside
from grader.optional_imports import load_extra
from grader.results.adjustment import TOTAL
from grader.results.result import Result
from grader.results.row import StageScore
from grader.safe_text import clean

CONFIG = "nbgrader_config.py"
SQLITE = "sqlite:///"


def write_course(assignment: Assignment, reference: Mapping[str, str], course: Path) -> Path:
    """Write `source/<assignment>/<assignment>.ipynb`, with the solutions, and its files; the notebook's path.

    Creates a configuration if there is none. Raises `OutputError` rather than overwrite an edited
    notebook or another file beside it.
    """
    if "+" in assignment.name:  # nbgrader's exchange splits names at +
        raise OutputError(
            f"nbgrader does not allow + in a name: {assignment.name}. Rename the assignment."
        )
    text = make(assignment, reference).encode()
    path = course / "source" / assignment.name / f"{assignment.name}.ipynb"
    if path.is_file() and path.read_bytes() != text:
        raise OutputError(f"{path} exists and was edited. Move it away to write a new one.")
    write_beside(assignment, path.parent)
    write_whole(path, text)
    if not (course / CONFIG).exists():
        name = course.resolve().name.replace("+", "-")
        lines = f"c = get_config()\nc.CourseDirectory.course_id = {name!r}\n"
        write_whole(course / CONFIG, lines.encode())
    return path


@dataclass(frozen=True)
class Written:
    """The outcome of an export. changed: students with a new grade; kept: students with manual grades."""

    database: str
    changed: Sequence[str]
    kept: Sequence[str]
    left: Mapping[str, str] = field(default_factory=dict)


def export(
    assignment: Assignment, results: Sequence[Result], course: Path, url: str = ""
) -> Written:
    """Write stage scores and comments into a course's gradebook; idempotent.

    url: of the database, as nbgrader takes it; without one, what the course's configuration says.
    A student whose grades have no place there is left out, with the reason.
    Raises `OutputError` if the gradebook is unusable or holds another assignment of this name.
    """
    changed, kept, left = [], [], {}
    with open_gradebook(course, url) as (gradebook, place):
        api = load_extra("nbgrader.api", "nbgrader")
        prepare(gradebook, assignment, find_graded(assignment, results))
        for result in results:
            sheet = Sheet(gradebook, assignment, result.student)
            try:
                sheet.fill(result)
                gradebook.db.commit()
            except api.MissingEntry:
                gradebook.db.rollback()
                left[result.student] = (
                    "the submission in nbgrader is older than the assignment's cells; run nbgrader autograde"
                )
                continue
            if sheet.changed:
                changed.append(result.student)
            if sheet.kept:
                kept.append(result.student)
    return Written(place, changed, kept, left)


@contextmanager
def open_gradebook(course: Path, url: str = "") -> Iterator[tuple[Any, str]]:
    """The gradebook of a course, and where it is; raises `OutputError` if it is unusable."""
    api = load_extra("nbgrader.api", "nbgrader")
    database = load_extra("sqlalchemy.exc", "nbgrader")
    if not course.is_dir():
        raise OutputError(f"{course} is not a course folder. Name the folder that holds source/.")
    settings = _read_config(course)
    url = url or settings.db_url
    if url.startswith(SQLITE):  # nbgrader is run in the course's folder
        url = SQLITE + str(course.resolve() / url.removeprefix(SQLITE))
    programs = str(Path(sys.executable).parent)
    if programs not in os.environ.get("PATH", "").split(os.pathsep):
        # For a new database nbgrader runs alembic, which is beside this Python.
        os.environ["PATH"] = os.pathsep.join([programs, os.environ.get("PATH", "")])
    shown = url.rpartition("@")[2] if "@" in url else url.removeprefix(SQLITE)  # no password
    try:
        with api.Gradebook(url, settings.course_id or "default_course") as gradebook:
            yield gradebook, shown
    except (database.SQLAlchemyError, api.InvalidEntry, OSError, ImportError) as error:
        why = str(getattr(error, "orig", None) or error).partition("\n")[0]
        raise OutputError(
            f"The gradebook {shown} cannot be used ({clean(why, 200)}). Is it the right database?"
        ) from error


def _read_config(course: Path) -> Any:
    """What the course's own nbgrader_config.py says, as nbgrader reads it."""
    traitlets = load_extra("traitlets.config", "nbgrader")
    config = traitlets.Config()
    if (course / CONFIG).is_file():
        config = traitlets.PyFileConfigLoader(CONFIG, path=str(course)).load_config()
    config.CourseDirectory.root = str(course.resolve())
    return load_extra("nbgrader.coursedir", "nbgrader").CourseDirectory(config=config)


def find_graded(assignment: Assignment, results: Sequence[Result]) -> Assignment:
    """The assignment as it was graded, before a person changed what its stages count."""
    return next((each.as_graded.assignment for each in results if each.as_graded), assignment)


def prepare(gradebook: Any, assignment: Assignment, graded: Assignment) -> None:
    """Create the assignment's cells in the gradebook, as `nbgrader generate_assignment` does.

    graded: see `find_graded`; cells with its points get those of the assignment. Raises `OutputError` for
    cells with other points.
    """
    api = load_extra("nbgrader.api", "nbgrader")
    name = assignment.name
    try:
        gradebook.find_notebook(name, name)
    except api.MissingEntry:
        gradebook.update_or_create_assignment(name)
        gradebook.update_or_create_notebook(name, name)
    for stage in assignment.stages:
        cell, points = check_cell(stage), float(stage.points)
        try:
            there = gradebook.find_grade_cell(cell, name, name).max_score
        except api.MissingEntry:
            there = points
            gradebook.add_grade_cell(cell, name, name, max_score=points, cell_type="code")
        if there == graded.stage(stage.name).points != points:
            gradebook.update_or_create_grade_cell(cell, name, name, max_score=points)
            there = points
        if there != points:
            raise OutputError(
                f"In the gradebook {cell} is worth {there:g} points, but {points:g} here. "
                "Run xorkit handout --nbgrader again, then nbgrader generate_assignment."
            )
        for definition in stage.definitions:
            gradebook.update_or_create_solution_cell(solution_cell(definition), name, name)


class Sheet:
    """One student's grades in the gradebook. changed, kept: whether something was, after `fill`."""

    def __init__(self, gradebook: Any, assignment: Assignment, student: str) -> None:
        self.changed = False
        self.kept = False
        self._gradebook = gradebook
        self._assignment = assignment
        self._student = student

    def fill(self, result: Result) -> None:
        """Write new values; raises nbgrader's `MissingEntry` if a grade cell is missing."""
        api = load_extra("nbgrader.api", "nbgrader")
        try:
            self._gradebook.find_student(self._student)
        except api.MissingEntry:
            self._gradebook.add_student(self._student)
        try:
            self._gradebook.find_submission(self._assignment.name, self._student)
        except api.MissingEntry:
            with self._gradebook.db.no_autoflush:  # SQLAlchemy warns of how nbgrader builds it
                self._gradebook.add_submission(self._assignment.name, self._student)
        scores = {score.name: score for score in result.stages}
        for stage in self._assignment.stages:
            where = (self._assignment.name, self._assignment.name, self._student)
            grade = self._gradebook.find_grade(check_cell(stage), *where)
            function = solution_cell(stage.definitions[0])
            comment = self._gradebook.find_comment(function, *where)
            score = scores[stage.name].score
            # Flag for manual grading: unjudged stages, and manual marks that differ.
            look = score is None or not result.judged
            if grade.manual_score is None:
                self._set(grade, "needs_manual_grade", look)
            elif score != grade.auto_score:
                self._set(grade, "needs_manual_grade", True)
            self.kept |= grade.manual_score is not None
            self._set(grade, "auto_score", None if score is None else float(score))
            if stage is self._assignment.stages[0]:  # nbgrader has no other place for it
                self._set(grade, "extra_credit", find_extra(result))
            self._set(comment, "auto_comment", describe(result, scores[stage.name]))

    def _set(self, entry: Any, name: str, value: object) -> None:
        if getattr(entry, name) != value:
            setattr(entry, name, value)
            self.changed = True


def find_extra(result: Result) -> float | None:
    """What a person gave or took beside the stages; None without such a decision."""
    if not result.adjustments:
        return None
    stages = add(stage.score or 0 for stage in result.stages)
    return float(add([result.score, result.late_penalty, -stages])) or None


def _concerns(target: str, result: Result, stage: StageScore) -> bool:
    """Whether a decision about that target belongs in a stage's comment; those of the total, in the first."""
    if target in result.held_back:
        return False
    assignment = (result.as_graded or result).assignment  # of all results, so it is read once
    first = stage.name == assignment.stages[0].name
    own = target == stage.name or target in assignment.check_points[stage.name]
    return own or (target == TOTAL and first)


def describe(result: Result, stage: StageScore) -> str:
    """A student's comment for a stage: the score and the problems.

    nbgrader renders comments as Markdown. All but the first line came in part from the submission, so
    it is an indented block, in which nothing is markup.
    """
    said = (
        "could not be judged" if stage.score is None else f"{stage.score} of {stage.points} points"
    )
    decided = [each.says for each in result.adjustments if _concerns(each.target, result, stage)]
    lines = [*decided, *([result.problem] if result.problem else [])]
    for check in result.shown if not result.problem else ():
        if check.stage == stage.name and check.outcome != "passed":
            lines += [check.sentence, *check.message.split("\n"), ""]
    text = "\n".join(lines).strip()
    block = "".join(f"\n    {line}" for line in clean(text).split("\n")) if text else ""
    return f"Stage {stage.name}: {said}.{chr(10) if block else ''}{block}"
