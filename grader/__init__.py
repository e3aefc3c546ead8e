"""The words that a check is written with; everything else is the machine behind them."""

from grader.agree import agree
from grader.points import points
from grader.slope import gradient

__all__ = ["agree", "gradient", "points"]
