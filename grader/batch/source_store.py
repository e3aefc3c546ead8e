"""The sources that were graded: OUT/sources/<fingerprint>.json, written before the result that names it.

A file is named by what it holds, so a new grading changes none, and equal submissions share one.
"""

from __future__ import annotations

from pathlib import Path

from grader.atomic_files import write_whole
from grader.intake.stored import from_text, to_text
from grader.intake.submission import Submission
from grader.results.result import Result


class SourceStore:
    """The sources in a results folder."""

    def __init__(self, out: Path) -> None:
        self.folder = out / "sources"

    def keep(self, submission: Submission) -> None:
        """Store what is about to be graded; raises `OutputError`."""
        path = self._path(submission.fingerprint)
        if not path.exists():
            write_whole(path, to_text(submission).encode())

    def find(self, result: Result) -> Submission | None:
        """What a result was graded from; None where it is not stored, or is not that any more."""
        fingerprint = result.fingerprints.get("source", "")
        if not fingerprint.isalnum():
            return None
        try:
            text = self._path(fingerprint).read_text(encoding="utf-8")
            found = from_text(text, result.student)
            return found if found.fingerprint == fingerprint else None
        except (OSError, ValueError, AttributeError, TypeError):
            return None

    def _path(self, fingerprint: str) -> Path:
        return self.folder / f"{fingerprint}.json"
