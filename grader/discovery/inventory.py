"""The entries of a class: submissions, and things that are none."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import datetime

from grader.discovery.attempts import Place
from grader.discovery.lms_downloads import Bundle
from grader.intake.safe_folder import SafeFolder
from grader.intake.submission import Submission
from grader.safe_text import clean


@dataclass(frozen=True)
class Entry:
    """One attempt of one student, or a thing that is not a submission.

    problem: why it is not read, where that is known already. understood: whether it is a submission
    at all. handed_in: None where it is not known; late: whether the system it comes from marked it so.
    twins: places of the same student of which nothing says that they are attempts. shown: the places,
    for a reader.
    """

    student: str
    source: Place | Bundle
    problem: str = ""
    attempt: int = 1
    handed_in: datetime | None = None
    late: bool = False
    understood: bool = True
    twins: tuple[Place | Bundle, ...] = ()
    shown: tuple[str, ...] = ()

    @property
    def places(self) -> frozenset[str]:
        """The names at the top of the class that are this entry's."""
        sources = (self.source, *self.twins)
        return frozenset[str]().union(
            *(
                source.places if isinstance(source, Bundle) else source.parts[:1]
                for source in sources
            )
        )

    def read(self, name: str = "", stages: Collection[str] = ()) -> Submission:
        """Read the submission, under that name or the student's; errors go into `Submission.problem`.

        stages: the names of the modules that are wanted.
        """
        name = name or self.student
        if self.problem:
            return Submission(name, {}, problem=self.problem)
        first = self.source.read(name, stages)
        if not self.twins:
            return first
        shown = " and ".join(clean(place, 80) for place in self.shown)
        others = [twin.read(name, stages) for twin in self.twins]
        if all(other.fingerprint == first.fingerprint for other in others):
            note = f"It is there twice, as {shown}, and both are the same."
            return replace(first, notes=(*first.notes, note))
        problem = f"It is there twice, as {shown}, and they differ. Leave the right one."
        return Submission(name, {}, problem=problem)


@dataclass(frozen=True)
class Inventory:
    """Everything in a folder of submissions: entries in the order of the students' names.

    ignored: what was left out since the instructor said so; litter: what systems leave behind.
    """

    entries: list[Entry]
    ignored: tuple[str, ...] = ()
    litter: tuple[str, ...] = ()
    _root: SafeFolder | None = field(default=None, repr=False, compare=False)
