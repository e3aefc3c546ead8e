"""The words that a check is written with; everything else is the machine behind them."""

from grader.checks.agree import agree
from grader.checks.gradient import gradient
from grader.checks.points import points

__all__ = ["agree", "gradient", "points"]
