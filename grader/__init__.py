"""The functions that checks use: agree, gradient, points."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from grader.checks.agree import agree
    from grader.checks.gradient import gradient
    from grader.checks.points import points

__all__ = ["agree", "gradient", "points"]


def __getattr__(name: str) -> object:
    """One of the functions, imported when it is asked for: a command starts without NumPy and pytest."""
    if name in __all__:
        return getattr(import_module(f"grader.checks.{name}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
