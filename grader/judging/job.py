"""A grading job: what a grade depends on, but for the submission."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from grader.assignment.packages import find_versions
from grader.assignment.spec import Assignment, fingerprint
from grader.oracle.mistake_table import MistakeTable
from grader.oracle.mistakes import Catalogue, Mistake


@dataclass(frozen=True)
class Job:
    """A grading job: assignment, reference sources (or None), and seed.

    Without a reference, answers are those recorded for the assignment's public seed.
    """

    assignment: Assignment
    reference: Mapping[str, str] | None
    seed: int
    mistakes: tuple[Mistake, ...] = ()
    only: tuple[str, ...] = ()
    """The stages to grade; empty means all."""
    table: MistakeTable | None = field(default=None, compare=False)
    """The table of mistakes, where it was found beforehand."""

    @property
    def fingerprints(self) -> dict[str, str]:
        """Hashes of everything except the submission that a grade depends on; they reveal nothing."""
        from importlib.metadata import version  # a check at home does without

        reference = self.reference or {}
        mistakes = {
            mistake.name: f"{mistake.ways} {mistake.says} {mistake.hint}"
            for mistake in self.mistakes
        }
        assignment = self.assignment
        return {
            "checks": assignment.fingerprint,
            "reference": fingerprint({**reference, **mistakes}),
            "limits": fingerprint({"": f"{assignment.limits} {assignment.protections}"}),
            # Hashed with the reference: a number alone could be guessed.
            "seed": fingerprint({"": str(self.seed), **reference}),
            "kit": version("xorkit"),
            **(
                {"packages": fingerprint(find_versions(assignment.packages))}
                if assignment.packages
                else {}
            ),
        }

    def catalogue(self) -> Catalogue:
        """The reference and its mistakes; raises `AssignmentError` for an edit that does not fit."""
        return Catalogue(self.assignment, self.reference or {}, self.mistakes)
