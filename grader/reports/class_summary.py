"""Class statistics: submissions to review, frequent mistakes, check quality."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from grader.assignment.spec import Assignment
from grader.reports.class_view import EXAMPLE, CheckView, ClassSummary, Concern, Line, Shared
from grader.reports.finding_words import (
    NOT_STARTED,
    SUSPECT,
    say_finding,
)
from grader.reports.item_statistics import (
    ENOUGH_FOR_AN_ITEM,
    ENOUGH_FOR_RELIABILITY,
    correlate,
    find_reliability,
)
from grader.results.result import Check, Result


def survey(
    assignment: Assignment, results: Sequence[Result], says: Mapping[str, str]
) -> ClassSummary:
    """The class that some results are of; `says`: what each known mistake is, by its name."""
    every = sorted(results, key=lambda result: result.student)
    judged = [result for result in every if result.judged]
    results = [result for result in judged if has_begun(result)]
    about = {check.name: check for result in judged for check in result.checks}
    known = [{check.name: check for check in result.checks} for result in results]
    mistakes = _count_mistakes(results, says)
    phrases = {each.name: each.phrase for each in mistakes}
    return ClassSummary(
        title=assignment.title,
        points=assignment.points,
        stages=[stage.name for stage in assignment.stages],
        stage_points=[stage.points for stage in assignment.stages],
        rows=[_make_line(result, phrases) for result in results],
        checks=[
            _survey_check(check, [checks.get(name) for checks in known], results)
            for name, check in about.items()
        ],
        mistakes=mistakes,
        concerns=[
            Concern(result.student, why) for result in every if (why := explain_concern(result))
        ],
        others=[Concern(result.student, result.status) for result in every if not result.judged],
        outcomes=[
            [checks[name].outcome if name in checks else "broken" for checks in known]
            for name in about
        ],
        idle=[_make_line(result, phrases) for result in judged if not has_begun(result)],
        reliability=_say_reliability(list(about), known),
    )


def has_begun(result: Result) -> bool:
    """Whether anything was written: not where it has no points and all that failed is not written yet."""
    failed = [check for check in result.checks if check.outcome == "failed"]
    written = [
        check
        for check in failed
        if not NOT_STARTED.issuperset(check.diagnosis) or not check.diagnosis
    ]
    return bool(result.score or result.earned or written)


def _say_reliability(names: Sequence[str], known: Sequence[Mapping[str, Check]]) -> str:
    points = np.array([[checks[name].score if name in checks else 0 for name in names] for checks in known], float)  # fmt: skip
    found = find_reliability(points.reshape(len(known), len(names)))
    if found:
        return found.sentence
    return (
        f"How far the points can be trusted is not said below {ENOUGH_FOR_RELIABILITY} students who began: "
        "the error would be as large as what is measured."
    )


def _make_line(result: Result, phrases: Mapping[str, str]) -> Line:
    names = dict.fromkeys(name for check in result.checks for name in check.diagnosis)
    said = [phrases[name] for name in names if name in phrases]
    stages = [stage.score for stage in result.stages]
    return Line(result.student, result.score, stages, said, result.automatic)


def _survey_check(
    check: Check, found: Sequence[Check | None], results: Sequence[Result]
) -> CheckView:
    """Statistics of a check, of those who tried its stage."""
    tried = [
        (each, result)
        for each, result in zip(found, results, strict=True)
        if each is not None and _has_tried(result, check.stage)
    ]
    passed = np.array([each.score > 0 for each, _ in tried], dtype=float)
    rest = np.array([result.earned for _, result in tried]) - passed * check.points
    share = float(passed.mean()) if tried else 0.0
    apart = correlate(passed, rest) if len(tried) >= ENOUGH_FOR_AN_ITEM else None
    return CheckView(
        check.name, check.sentence, check.stage, check.points, len(tried), share, apart
    )


def _has_tried(result: Result, stage: str) -> bool:
    """Whether a check of a stage found something that was written."""
    return any(
        check.outcome == "passed"
        or (
            check.outcome == "failed"
            and not (check.diagnosis and NOT_STARTED.issuperset(check.diagnosis))
        )
        for check in result.checks_of(stage)
    )


def _count_mistakes(results: Sequence[Result], says: Mapping[str, str]) -> list[Shared]:
    """The mistakes, most frequent first."""
    who: dict[str, list[str]] = {}
    stages: dict[str, Counter[str]] = {}
    messages: dict[str, str] = {}
    for result in results:
        for check in result.checks:
            for name in check.diagnosis:
                mine = who.setdefault(name, [])
                if result.student not in mine[-1:]:
                    mine.append(result.student)
                stages.setdefault(name, Counter())[check.stage] += 1
                messages.setdefault(name, check.message.partition("\n")[0])
    ranked = sorted(who, key=lambda name: (-len(who[name]), name))
    return [
        Shared(name, stages[name].most_common(1)[0][0], say_finding(name, says) or f"{EXAMPLE}{messages[name]}", who[name])
        for name in ranked
    ]  # fmt: skip


def explain_concern(result: Result) -> str:
    """The reason for a manual review; empty if there is none."""
    if result.problem:
        return result.problem if not result.absent else ""
    broken = [check for check in result.checks if check.outcome == "broken"]
    if broken:
        return f"{broken[0].stage} could not be judged. {broken[0].message}".partition("\n")[0]
    reasons = []
    if result.unstable:
        reasons.append(f"gave different outcomes when graded twice: {', '.join(result.unstable)}")
    named = {name: check.stage for check in result.checks for name in check.diagnosis}
    reasons += [f"{stage}: {SUSPECT[name]}" for name, stage in named.items() if name in SUSPECT]
    return "; ".join(reasons)
