"""Statistics of checks as items of a test: how hard each is, and how far the points can be trusted."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

ENOUGH_FOR_AN_ITEM = 10  # students who tried a stage; a share of fewer says little
ENOUGH_FOR_RELIABILITY = 30  # students; with fewer the error is as large as what is measured
Points = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Reliability:
    """How alike another test of the same kind would rank the class, from 0 to 1.

    alpha: Cronbach's (1951); error: its standard error; spread: the standard error of measurement, in
    points. students: how many it was worked out from.
    """

    alpha: float
    error: float
    spread: float
    students: int

    @property
    def sentence(self) -> str:
        """What it means, for a teacher."""
        how = next(word for limit, word in ((0.9, "very well"), (0.8, "well"), (0.7, "roughly"), (-9, "hardly")) if self.alpha >= limit)  # fmt: skip
        return (
            f"The points rank these {self.students} students {how} (reliability {self.alpha:.2f} ± {self.error:.2f}). "
            f"A student's points would come out within about {self.spread:.0f} of these on another such assignment, two times in three."
        )


def correlate(one: Points, other: Points) -> float | None:
    """Pearson's correlation; None if either is constant."""
    if len(one) < 2 or not one.std() or not other.std():
        return None
    return float(np.corrcoef(one, other)[0, 1])


def find_reliability(points: Points) -> Reliability | None:
    """The reliability of the total; points: (students, checks). None for too few, or where all are equal.

    alpha = k / (k - 1) · (1 - sum of the checks' variances / variance of the total), Cronbach (1951). Its
    standard error is by the jackknife (Efron and Stein, 1981): alpha without each student in turn.
    """
    count, checks = points.shape
    if count < ENOUGH_FOR_RELIABILITY or checks < 2 or not points.sum(axis=1).var():
        return None
    alpha = _alpha(points)
    without = np.array([_alpha(np.delete(points, place, axis=0)) for place in range(count)])
    error = float(np.sqrt((count - 1) / count * np.sum((without - without.mean()) ** 2)))
    deviation = float(points.sum(axis=1).std(ddof=1))
    return Reliability(alpha, error, deviation * float(np.sqrt(max(1 - alpha, 0))), count)


def _alpha(points: Points) -> float:
    checks = points.shape[1]
    total = points.sum(axis=1).var(ddof=1)
    if not total:
        return 0.0
    return float(checks / (checks - 1) * (1 - points.var(axis=0, ddof=1).sum() / total))
