"""The time that one submission may still take."""

from __future__ import annotations

import time

from grader.errors import Finding
from grader.sandbox.channel import EXCUSED


class TimeBudget:
    """The time budget of one submission over all stages.

    All time counts, also what is spent on its answers in this process: an answer that is slow to
    read or to compare is the submission's own. What is excused does not count: see `Child`.
    """

    def __init__(self, seconds: float) -> None:
        self.total = seconds
        self._end = time.monotonic() + seconds
        self._excused = 0.0

    @property
    def left(self) -> float:
        """The seconds left; negative when they are used up."""
        return self._end - time.monotonic()

    def excuse(self, seconds: float) -> None:
        """Leave some seconds out of account; at most so many that everything ends."""
        granted = min(seconds, EXCUSED * self.total - self._excused)
        self._excused += granted
        self._end += granted

    def grant(self, seconds: float) -> float:
        """At most `seconds` of the remaining time; raises `Finding` if none is left."""
        if self.left <= 0:
            raise Finding(
                f"The program has used all of its {self.total:g} seconds in earlier checks. Make those faster first.",
                "time-limit",
            )
        return min(seconds, self.left)
