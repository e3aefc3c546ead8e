"""The functions that checks use: agree, gradient, points."""

from grader.checks.agree import agree
from grader.checks.gradient import gradient
from grader.checks.points import points

__all__ = ["agree", "gradient", "points"]
