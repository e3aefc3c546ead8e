"""How a submission is asked.

There are four ways to make a call. `as_submitted`: the submission as it was handed in. `stubbed`: with
the functions of earlier stages answered from this process, inside the student's own modules.
`spied`: with the calls of earlier functions counted. `own_cache`: with the arguments that an earlier
function makes (a cache) made inside, by the student's own function.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from grader.oracle.calls import Call
from grader.results.result import Way

Record = Callable[[Call], object]
"""Takes each call that was made, with what came of it."""


@dataclass(frozen=True)
class AskMode:
    """One of the four ways, and what the oracle answers.

    answered_here: earlier modules that are wrong, whose functions the oracle answers where a check
    calls them itself. apart: in processes of their own, since what is asked is held back, and a
    program could keep it and print it later.
    """

    way: Way = "as_submitted"
    answered_here: frozenset[str] = frozenset()
    apart: bool = False
