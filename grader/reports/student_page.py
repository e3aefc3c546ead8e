"""One student's feedback page, and the instructor's copy of it.

Both are one template. What is held back is taken out of the result before the student's page is made, so
that the template never sees it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from grader.assignment.points import add
from grader.intake.submission import Submission
from grader.reports.causes import Cause, list_causes
from grader.reports.code_diff import Change, compare
from grader.reports.code_view import Code, CodeFile, view_code
from grader.reports.html import EmbeddedPlot, render_page
from grader.results.adjustment import apply_all
from grader.results.gradescope_json import list_terms
from grader.results.result import Check, Result
from grader.results.row import StageScore
from grader.results.stage_state import say_state
from grader.safe_text import count

MARKS = {"passed": "✓", "failed": "✗", "skipped": "–", "broken": "?"}
Plots = Mapping[str, Sequence[EmbeddedPlot]]


@dataclass(frozen=True)
class Graded:
    """A result, and what it was graded from, if that is known. before: the same of the attempt before."""

    result: Result
    sources: Submission | None = None
    before: Graded | None = None

    def only_shown(self) -> Graded:
        """The same less the checks that are held back."""
        before = self.before.only_shown() if self.before else None
        return replace(self, result=replace(self.result, checks=self.result.shown), before=before)


@dataclass(frozen=True)
class StageView:
    """A stage of the page. automatic: its points before what people decided, where these differ."""

    score: StageScore
    state: str
    checks: Sequence[Check]
    automatic: str = ""


@dataclass(frozen=True)
class StudentView:
    """What the page says beside the result.

    causes: what is wrong, by number. links: words and addresses.
    held: when each check that is held back is shown, by name; empty on a student's page.
    request: the text with which a student asks for another look; empty where there is none.
    """

    result: Result
    score: float
    points: float
    terms: Sequence[str]
    stages: Sequence[StageView]
    causes: Sequence[Cause]
    waiting: Mapping[str, Sequence[Check]]
    code: Code
    change: Change | None
    later: str = ""
    links: Mapping[str, str] = field(default_factory=dict)
    held: Mapping[str, str] = field(default_factory=dict)
    request: str = ""

    @property
    def right(self) -> list[str]:
        """The stages in which every check passes."""
        return [stage.score.name for stage in self.stages if stage.state == "right"]

    @property
    def all_right(self) -> bool:
        """Whether every check passes."""
        return bool(self.result.checks) and self.passed == len(self.result.checks)

    @property
    def passed(self) -> int:
        """How many checks pass."""
        return sum(check.outcome == "passed" for check in self.result.checks)

    @property
    def has_points(self) -> bool:
        """Whether there is a score to show."""
        return not self.result.problem or self.result.is_settled

    def notes(self, file: CodeFile) -> Mapping[int, Mapping[str, Cause]]:
        """What is said at each line of a file where something is wrong, and of which cause it is."""
        found: dict[int, dict[str, Cause]] = {}
        for cause in self.causes:
            for part in cause.parts:
                if part.place.file == file.name:
                    found.setdefault(part.place.line, {}).setdefault(part.says, cause)
        return found

    def find_cause(self, check: Check) -> int:
        """The number of the cause of a check; 0 if it has none."""
        found = (each.number for each in self.causes if check in [p.check for p in each.parts])
        return next(found, 0)

    def decide(self, check: Check) -> float | None:
        """The points of a check after what people decided, where that is something else."""
        after = apply_all(self.result.adjustments, check.name, check.score, check.points)
        return after if after != check.score else None


def render_student_page(graded: Graded | Result, plots: Plots, code: Code | None = None, request: str = "") -> str:  # fmt: skip
    """The page of one student; plots: by the stage that they belong to; code: if it is known already.

    request: the text with which the student asks for another look.

    A check that is held back is not on it, and is not counted.
    """
    graded = graded if isinstance(graded, Graded) else Graded(graded)
    whole = graded.result
    later = len(whole.checks) - len(whole.shown)
    shown = graded.only_shown()
    view = make_view(shown, code, list_terms(whole), shown.result.earned if later else whole.score)
    said = f"{count(later, 'further check')} will be shown later." if later else ""
    return _render(replace(view, later=said, request=request), plots)


def render_instructor_page(
    graded: Graded, links: Mapping[str, str], code: Code | None = None
) -> str:
    """The instructor's copy: every check, and which of them are held back. links: to other pages."""
    result = graded.result
    held = {
        check.name: result.assignment.visibility[check.name].replace("_", " ")
        for check in result.checks
        if check not in result.shown
    }
    terms = list_terms(result)
    if result.unstable:
        terms.append(f"Graded twice with different outcomes: {', '.join(result.unstable)}.")
    view = make_view(graded, code, terms, result.score)
    return _render(replace(view, links=links, held=held), {})


def _render(view: StudentView, plots: Plots) -> str:
    return render_page("feedback.html", view=view, result=view.result, marks=MARKS, plots=plots)


def read_code(graded: Graded) -> Code:
    """The code of a submission as it is shown; empty where it is not known."""
    known = graded.sources
    return view_code(known, graded.result.assignment) if known else Code()


def make_view(graded: Graded, code: Code | None, terms: Sequence[str], score: float) -> StudentView:
    """The view of a result; all of its checks are on it."""
    result, before = graded.result, graded.before
    modules = graded.sources.modules if graded.sources else {}
    waiting: dict[str, list[Check]] = {}
    for check in result.checks:
        if check.outcome == "skipped":
            waiting.setdefault(check.message, []).append(check)
    return StudentView(
        result,
        score,
        add(check.points for check in result.checks) or result.assignment.points,
        [line for line in terms if line != result.problem],
        [_view_stage(result, stage) for stage in result.stages if result.checks_of(stage.name)],
        list_causes(result.checks, result.assignment, modules),
        waiting,
        read_code(graded) if code is None else code,
        compare(before.result, result, before.sources, graded.sources) if before else None,
    )  # fmt: skip


def _view_stage(result: Result, stage: StageScore) -> StageView:
    checks = result.checks_of(stage.name)
    automatic = add(check.score for check in checks)
    differs = stage.score is not None and stage.score != automatic
    return StageView(stage, say_state(checks), checks, f"{automatic}" if differs else "")
