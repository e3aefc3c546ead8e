"""The time that one submission may still take."""

from __future__ import annotations

import time

from grader.errors import Finding


class TimeBudget:
    """The seconds that one submission may still take, over all its stages.

    All time counts, also what is spent on its answers in this process: an answer that is slow to
    read or to compare is the submission's own.
    """

    def __init__(self, seconds: float) -> None:
        self.total = seconds
        self._end = time.monotonic() + seconds

    @property
    def left(self) -> float:
        """The seconds left; negative when they are used up."""
        return self._end - time.monotonic()

    def grant(self, seconds: float) -> float:
        """At most `seconds`, of what is left; raises `Finding` when nothing is."""
        if self.left <= 0:
            raise Finding(
                f"The program has used all of its {self.total:g} seconds in earlier checks. Mend what is slow there first.",
                "time-limit",
            )
        return min(seconds, self.left)
