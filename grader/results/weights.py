"""What a check, a stage or an item counts for everybody, where a person changed it after grading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import floor

from grader.assignment.points import DECIMALS, add
from grader.assignment.spec import Assignment
from grader.results.adjustment import Adjustment
from grader.results.result import Check, Result

Weights = Mapping[str, float]
"""The points of each check, and of each item that a person marks, by name."""


def read_weights(assignment: Assignment) -> Weights:
    """What each counts as the assignment says."""
    checks = {name: each for of in assignment.check_points.values() for name, each in of.items()}
    return checks | {each.name: each.points for each in assignment.manual}


def reweigh(weights: Weights, decision: Adjustment, assignment: Assignment) -> Weights:
    """The weights after a decision for everybody, `drop` or `worth`.

    The points of a stage are shared among its checks as they were. Raises `ValueError` where that cannot be
    done, or where nothing would count any more.
    """
    target, points = decision.target, decision.points if decision.action == "worth" else 0
    parts = [target]
    if target in [stage.name for stage in assignment.stages]:
        parts = [*assignment.check_points[target]]
    if not parts or any(part not in weights for part in parts):
        raise ValueError(
            f"the points of {target} are not written as a number in the file with the checks, as in @points(3)"
        )
    if points < 0:
        raise ValueError(f"{target} cannot be worth less than 0 points")
    shares = [weights[part] for part in parts]
    if not any(shares):  # dropped before
        shares = [read_weights(assignment)[part] for part in parts]
    after = {**weights, **dict(zip(parts, share_out(points, shares), strict=True))}
    if not any(after.values()):
        raise ValueError("nothing would count any more")
    return after


def share_out(points: float, shares: Sequence[float]) -> list[float]:
    """Points in proportion to shares, to the hundredth; their sum is exactly the points.

    What rounding leaves goes to the largest remainders (Hamilton's method).
    """
    unit = 10**DECIMALS
    exact = [round(points * unit) * share / sum(shares) for share in shares]
    parts = [floor(each) for each in exact]
    left = round(points * unit) - sum(parts)
    first = sorted(range(len(parts)), key=lambda place: parts[place] - exact[place])
    for place in first[:left]:
        parts[place] += 1
    return [add([part / unit]) for part in parts]


def weigh_assignment(assignment: Assignment, weights: Weights) -> Assignment:
    """The assignment with what its stages and items count; what counts 0 is still there.

    weights: empty where nobody changed them.
    """
    if not weights:
        return assignment
    stages = [
        replace(stage, points=_sum_stage(assignment, stage.name, weights) or 0)
        for stage in assignment.stages
    ]
    manual = [replace(each, points=weights[each.name]) for each in assignment.manual]
    return replace(assignment, stages=tuple(stages), manual=tuple(manual))


def _sum_stage(assignment: Assignment, stage: str, weights: Weights) -> float:
    """What a stage counts; checks whose points cannot be read keep theirs."""
    plain = assignment.check_points[stage]
    unread = add([assignment.stage(stage).points, -add(plain.values())])
    return add([unread, *(weights[name] for name in plain)])


def weigh(result: Result, weights: Weights) -> Result:
    """The result with what its checks count; a check that counts 0 is taken out.

    The late penalty is of the points that are then earned. The result as it was graded is kept in it.
    weights: empty where nobody changed them; the result is then the same.
    """
    if not weights:
        return result
    checks = [_weigh_check(check, weights.get(check.name, check.points)) for check in result.checks]
    left = tuple(check for check in checks if check.points)
    assignment = weigh_assignment(result.assignment, weights)
    lateness = result.lateness
    if lateness and lateness.penalty and result.assignment.deadline:
        earned = add(check.score for check in left)
        penalty = result.assignment.deadline.penalize(earned, lateness.days)
        lateness = replace(lateness, penalty=penalty)
    return replace(result, checks=left, assignment=assignment, lateness=lateness, as_graded=result)


def _weigh_check(check: Check, points: float) -> Check:
    if points == check.points:
        return check
    return replace(check, points=points, part=round(check.part * points / check.points, DECIMALS))
